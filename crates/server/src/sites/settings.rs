//! What a site's owner chose to record. Every default is the private one, mobile devices excepted.

use revisit_rrweb::scrub::Rules;
use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{AdditionalProperties, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::IpAddresses;

/// The settings of a site as stored; a field that an older program did not know has its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SiteSettings {
    /// Whether visits are recorded at all.
    pub recording: bool,
    /// Whether visits from phones and tablets are recorded.
    pub mobile: bool,
    /// Whether what visitors type into unmarked fields may be stored.
    pub forms: bool,
    /// Whether digits in texts may be stored.
    pub numbers: bool,
    /// Whether e-mail addresses in texts may be stored.
    pub emails: bool,
    /// Whether what canvases show may be stored, as pictures.
    pub canvas: bool,
    /// How much of visitors' IP addresses is kept; what keeps less is made true for what is stored, too.
    pub ip_addresses: IpAddresses,
    /// Whether nothing is recorded before the visitor consented.
    pub consent_required: bool,
    /// Whether Global Privacy Control and Do Not Track switch recording off.
    pub honour_signals: bool,
    /// Whether visits of automated browsers are recorded; they are refused otherwise.
    pub record_bots: bool,
    /// The share of visits that is recorded, from 0 to 1.
    pub sampling: f64,
    /// Visits that are shorter are not kept, in seconds; 0: all are. Counted over the whole visit, all its pages and tabs.
    pub min_duration_s: u32,
    /// Which pages are recorded; the last rule that matches wins.
    pub pages: Vec<PageRule>,
    /// What is hidden within pages.
    pub elements: Vec<ElementRule>,
    /// Keys of URL queries whose values are kept.
    pub query_keys: Vec<String>,
    /// Origins whose pages may stand in each other's frames and be recorded as one; exact, as in https://shop.example.
    pub frames: Vec<String>,
}

/// Some settings by their names; those that are absent stay as they are.
#[derive(Debug, Deserialize)]
pub struct SettingsChange(pub serde_json::Map<String, serde_json::Value>);

/// The settings' own schema, with nothing required.
impl PartialSchema for SettingsChange {
    fn schema() -> RefOr<Schema> {
        let mut schema = SiteSettings::schema();
        if let RefOr::T(Schema::Object(settings)) = &mut schema {
            settings.required.clear();
            for property in settings.properties.values_mut() {
                match property {
                    RefOr::T(Schema::Object(one)) => one.default = None,
                    RefOr::T(Schema::Array(list)) => list.default = None,
                    RefOr::Ref(named) => named.default = None,
                    _ => {}
                }
            }
            settings.description = Some("Some settings; those that are absent stay as they are.".into());
            settings.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
        }
        schema
    }
}

impl ToSchema for SettingsChange {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        SiteSettings::schemas(schemas);
    }
}

/// A rule on pages by glob over path, query and hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PageRule {
    /// What happens on a page that matches.
    pub rule: PageRuleKind,
    /// The glob: `*` within a path segment, `**` over segments.
    pub glob: String,
}

/// What a page rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PageRuleKind {
    /// The page is recorded.
    Include,
    /// The page is not recorded.
    Exclude,
}

/// A rule on elements by CSS selector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ElementRule {
    /// What happens to an element that matches.
    pub rule: ElementRuleKind,
    /// The CSS selector.
    pub selector: String,
}

/// What an element rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ElementRuleKind {
    /// A box of the same size, no content.
    Exclude,
    /// Text replaced, layout kept.
    Mask,
    /// No events of inputs.
    Ignore,
    /// Numbers and addresses stay readable; never passwords or cards.
    Unmask,
}

impl Default for SiteSettings {
    fn default() -> SiteSettings {
        SiteSettings {
            recording: true,
            mobile: true,
            forms: false,
            numbers: false,
            emails: false,
            canvas: false,
            ip_addresses: IpAddresses::Off,
            consent_required: false,
            honour_signals: true,
            record_bots: false,
            sampling: 1.0,
            min_duration_s: 0,
            pages: Vec::new(),
            elements: Vec::new(),
            query_keys: ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"]
                .map(str::to_owned)
                .to_vec(),
            frames: Vec::new(),
        }
    }
}

impl SiteSettings {
    /// The scrubber's rules: the second layer, whatever the browser did.
    pub fn rules(&self) -> Rules {
        Rules {
            forms: self.forms,
            numbers: self.numbers,
            emails: self.emails,
            canvas: self.canvas,
            query_keys: self.query_keys.clone(),
        }
    }
}
