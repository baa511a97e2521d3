//! The servers that are measured: the release binary, in a folder of its own, with its default homes; and the peer.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Failure;
use crate::load::Form;

/// A clock tick of /proc, in seconds: Linux reports in 1/100 s to every program.
const TICK_S: f64 = 0.01;

/// A running server. It is stopped and its folder removed when this is dropped.
pub struct Server {
    process: Child,
    folder: PathBuf,
    /// Where it listens.
    pub address: SocketAddr,
    /// Where batches are posted.
    pub path: String,
    /// In which form it takes them.
    pub form: Form,
    /// Key of the site that is recorded.
    pub site_key: String,
    /// Id of that site.
    pub site_id: String,
    /// The one-time token for the owner.
    pub token: String,
}

impl Server {
    /// Starts `binary` in `folder`, with `settings` on top of the defaults.
    pub fn start(binary: &Path, folder: &Path, settings: &[&str]) -> Result<Server, Failure> {
        let _ = std::fs::remove_dir_all(folder);
        std::fs::create_dir_all(folder)?;
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let (site_id, site_key) = add_site(binary, folder)?;
        let mut command = Command::new(binary);
        command.args(["serve", "--listen", &address.to_string(), "--data"]).arg(folder);
        // One address sends everything here.
        for setting in settings.iter().chain(&["ingest.requests_per_second=0", "log.level=warn"]) {
            command.args(["--set", setting]);
        }
        let mut process = command.stdout(Stdio::piped()).spawn()?;
        let token = token(&mut process)?;
        let path = format!("/r/v1/{site_key}/batch");
        let (folder, form) = (folder.to_owned(), Form::Revisit);
        let server = Server { process, folder, address, path, form, site_key, site_id, token };
        server.wait_until_ready()?;
        Ok(server)
    }

    /// Starts the peer, which stands beside this program, with that sink.
    pub fn peer(sink: &str, folder: &Path) -> Result<Server, Failure> {
        let binary = std::env::current_exe()?.with_file_name("posthog");
        let mut process = Command::new(binary).arg(sink).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(process.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        Ok(Server {
            process,
            folder: folder.to_owned(),
            address: line.trim().parse()?,
            path: "/s/".to_owned(),
            form: Form::Peer,
            site_key: String::new(),
            site_id: String::new(),
            token: String::new(),
        })
    }

    fn wait_until_ready(&self) -> Result<(), Failure> {
        let until = Instant::now() + Duration::from_secs(30);
        while std::net::TcpStream::connect(self.address).is_err() {
            if Instant::now() > until {
                return Err("the server did not start".into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Seconds of processor time used so far, by all its threads.
    pub fn cpu_s(&self) -> Result<f64, Failure> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id()))?;
        // The second field is the name in brackets and may hold anything; utime and stime are 14 and 15.
        let (_, rest) = stat.rsplit_once(')').ok_or("no name in stat")?;
        let ticks: Vec<f64> =
            rest.split_whitespace().skip(11).take(2).map(str::parse).collect::<Result<_, _>>()?;
        Ok(ticks.iter().sum::<f64>() * TICK_S)
    }

    /// MB resident now, and at most so far.
    pub fn resident_mb(&self) -> Result<(f64, f64), Failure> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let field = |name: &str| -> Option<f64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            Some(line.split_whitespace().next()?.parse::<f64>().ok()? * 1024.0 / 1e6)
        };
        Ok((field("VmRSS:").ok_or("no VmRSS")?, field("VmHWM:").ok_or("no VmHWM")?))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn add_site(binary: &Path, folder: &Path) -> Result<(String, String), Failure> {
    let mut command = Command::new(binary);
    let output = command.args(["site", "add", "Bench", "--json", "--data"]).arg(folder).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let site: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let field = |name: &str| site[name].as_str().map(str::to_owned).ok_or("a site without id or key");
    Ok((field("id")?, field("key")?))
}

/// The token of the owner's link, which the first start prints.
fn token(process: &mut Child) -> Result<String, Failure> {
    let mut lines = BufReader::new(process.stdout.take().ok_or("no output")?).lines();
    for line in &mut lines {
        if let Some((_, token)) = line?.split_once("welcome?token=") {
            // Read on, so that the server never waits for a full pipe.
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(token.trim().to_owned());
        }
    }
    Err("the server ended before it was ready".into())
}
