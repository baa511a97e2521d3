//! Page views of one tab, from sources that tell of the same view: Meta events, our own
//! `revisit.page` and `revisit.title`, and the title in a snapshot. Recordings made elsewhere have
//! only the first and the last.

use super::Page;
use super::labels::short;

const HREF_LENGTH_MAX: usize = 2_000;
const TITLE_LENGTH_MAX: usize = 200;
/// Later changes of a title say what happens on the page ("(1) new message"), not which page it is.
const TITLE_SETTLES_MS: i64 = 10_000;

#[derive(Default)]
pub(super) struct Pages {
    pub(super) list: Vec<Page>,
    /// The newest page was told of by `revisit.page` already.
    told: bool,
}

impl Pages {
    /// A Meta event: a new page when the address is new. With each snapshot in between it comes again.
    /// True when a page began.
    pub(super) fn meta(&mut self, tab: u16, at_ms: i64, href: &str, max: usize) -> bool {
        let href = short(href, HREF_LENGTH_MAX);
        if self.list.last().is_some_and(|page| page.href == href) {
            return false;
        }
        self.told = false;
        self.begin(Page { at_ms, tab, href, ..Page::default() }, max)
    }

    /// A `revisit.page` event. The first after a Meta with the same address speaks of the same view.
    pub(super) fn told(&mut self, page: Page, loaded: bool, max: usize) -> bool {
        let page = Page { href: short(&page.href, HREF_LENGTH_MAX), ..page };
        let told = std::mem::replace(&mut self.told, true);
        match self.list.last_mut().filter(|last| last.href == page.href) {
            Some(last) if !told || !loaded => {
                last.title = page.title.or(last.title.take());
                false
            }
            _ => self.begin(page, max),
        }
    }

    /// The title seen in a snapshot.
    pub(super) fn title(&mut self, title: &str) {
        if let Some(page) = self.list.last_mut().filter(|page| page.title.is_none() && !title.is_empty()) {
            page.title = Some(short(title, TITLE_LENGTH_MAX));
        }
    }

    /// A `revisit.title` event: applications set the title after the address.
    pub(super) fn retitled(&mut self, at_ms: i64, title: &str) {
        let fresh = |page: &&mut Page| at_ms.saturating_sub(page.at_ms) <= TITLE_SETTLES_MS;
        if let Some(page) = self.list.last_mut().filter(fresh).filter(|_| !title.is_empty()) {
            page.title = Some(short(title, TITLE_LENGTH_MAX));
        }
    }

    fn begin(&mut self, page: Page, max: usize) -> bool {
        let room = self.list.len() < max;
        if room {
            self.list.push(page);
        }
        room
    }

    /// Gives each page its duration.
    pub(super) fn finish(mut self, end_ms: i64) -> Vec<Page> {
        let mut end = end_ms;
        for page in self.list.iter_mut().rev() {
            page.duration_ms = end.saturating_sub(page.at_ms).max(0);
            end = page.at_ms;
        }
        self.list
    }
}
