//! The document that describes the API, made exact where the annotations of handlers and types leave things open.
//!
//! Some things hold for every address, so they are written here once and cannot be forgotten: an answer has all of
//! its fields (`null` where there is nothing to say), a refusal has a body of one shape, who asks is told by the
//! session's cookie, and names for integers are integers.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use utoipa::OpenApi;

use crate::error::ErrorBody;
use crate::members::session;

/// Title and place; the paths come from the handlers.
#[derive(OpenApi)]
#[openapi(
    info(title = "Revisit", description = "Recordings of visits. Times are ms since 1970, durations ms, ids UUIDs."),
    servers((url = "/api/v1")),
    components(schemas(ErrorBody))
)]
pub struct Document;

/// What needs no login.
const OPEN: [&str; 3] = ["/login", "/logout", "/welcome"];

const SCHEMAS: &str = "#/components/schemas/";

/// Makes the document exact.
pub fn complete(document: &utoipa::openapi::OpenApi) -> Value {
    let Ok(mut document) = serde_json::to_value(document) else { return Value::Null };
    write_integers_out(&mut document);
    for (path, operations) in object(&mut document["paths"]) {
        for (method, operation) in object(operations) {
            describe_success(operation);
            describe_refusals(path, method, operation);
            if OPEN.contains(&path.as_str()) {
                operation["security"] = json!([]);
            }
        }
    }
    document["components"]["securitySchemes"] =
        json!({ "session": { "type": "apiKey", "in": "cookie", "name": session::COOKIE } });
    document["security"] = json!([{ "session": [] }]);
    let answered = answered(&document);
    for (name, schema) in object(&mut document["components"]["schemas"]) {
        if answered.contains(name) {
            require_all(schema);
        }
    }
    document
}

fn object(value: &mut Value) -> impl Iterator<Item = (&String, &mut Value)> {
    value.as_object_mut().into_iter().flatten()
}

/// `Millis` and the like are references to a schema of an integer; the integer itself says more.
fn write_integers_out(document: &mut Value) {
    let integers: Map<String, Value> = object(&mut document["components"]["schemas"])
        .filter(|(_, schema)| schema["type"] == "integer")
        .map(|(name, schema)| (format!("{SCHEMAS}{name}"), schema.clone()))
        .collect();
    if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
        schemas.retain(|_, schema| schema["type"] != "integer");
    }
    each_object(document, &mut |found| {
        let integer = found.get("$ref").and_then(|name| integers.get(name.as_str()?)?.as_object());
        if let Some(integer) = integer.cloned() {
            found.remove("$ref");
            found.extend(integer);
        }
    });
    each_object(document, &mut allow_null_in_place);
}

/// `oneOf: [integer, null]`, which references made necessary, is an integer or null.
fn allow_null_in_place(found: &mut Map<String, Value>) {
    let Some([one, null]) = found.get("oneOf").and_then(Value::as_array).map(Vec::as_slice) else { return };
    let (one, null) = if one["type"] == "null" { (null, one) } else { (one, null) };
    if one["type"] == "integer" && null["type"] == "null" {
        let mut one = one.as_object().cloned().unwrap_or_default();
        one.insert("type".into(), json!(["integer", "null"]));
        found.remove("oneOf");
        found.extend(one);
    }
}

fn each_object(value: &mut Value, act: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(map) => {
            act(map);
            map.values_mut().for_each(|value| each_object(value, act));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| each_object(value, act)),
        _ => {}
    }
}

/// An answer needs a description; what the operation does is what succeeded.
fn describe_success(operation: &mut Value) {
    let summary = operation["summary"].clone();
    for (_, answer) in object(&mut operation["responses"]).filter(|(status, _)| status.as_str() < "400") {
        if answer.get("description").is_none() {
            answer["description"] = summary.clone();
        }
    }
}

/// What every address may answer beside what its handler says.
fn describe_refusals(path: &str, method: &str, operation: &mut Value) {
    let open = OPEN.contains(&path);
    let asks = operation.get("requestBody").is_some()
        || operation["parameters"].as_array().is_some_and(|all| all.iter().any(|one| one["in"] == "query"));
    let Some(answers) = operation["responses"].as_object_mut() else { return };
    for (status, holds) in [("400", asks), ("401", !open), ("403", method != "get"), ("503", true)] {
        if holds {
            answers.entry(status).or_insert_with(|| json!({ "description": "" }));
        }
    }
    for (status, answer) in answers.iter_mut().filter(|(status, _)| status.as_str() >= "400") {
        answer["description"] =
            codes(status, method, answer["description"].as_str().unwrap_or_default()).into();
        answer["content"] =
            json!({ "application/json": { "schema": { "$ref": format!("{SCHEMAS}ErrorBody") } } });
    }
}

/// The values that `error` may have, beside what the handler says itself.
fn codes(status: &str, method: &str, said: &str) -> String {
    let usual = match status {
        "400" => "malformed",
        "401" if said.is_empty() => "not_logged_in",
        "403" if method != "get" => "cross_site",
        "404" => "not_found",
        "409" => "conflict",
        "422" => "invalid_input",
        "429" => "too_many_attempts",
        "503" => "unavailable",
        _ => "",
    };
    let all: BTreeSet<&str> = said.split(", ").chain([usual]).filter(|code| !code.is_empty()).collect();
    all.into_iter().collect::<Vec<_>>().join(", ")
}

/// Names of the schemas that answers are made of.
fn answered(document: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let operations =
        document["paths"].as_object().into_iter().flat_map(Map::values).filter_map(Value::as_object);
    for operation in operations.flat_map(Map::values) {
        follow(document, &operation["responses"], &mut found);
    }
    found
}

fn follow(document: &Value, from: &Value, found: &mut BTreeSet<String>) {
    match from {
        Value::Object(map) => {
            let name = map.get("$ref").and_then(|name| name.as_str()?.strip_prefix(SCHEMAS));
            if let Some(name) = name
                && found.insert(name.to_owned())
            {
                follow(document, &document["components"]["schemas"][name], found);
            }
            map.values().for_each(|value| follow(document, value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| follow(document, value, found)),
        _ => {}
    }
}

fn require_all(schema: &mut Value) {
    each_object(schema, &mut |found| {
        let Some(Value::Object(properties)) = found.get("properties") else { return };
        let names: Vec<Value> = properties.keys().map(|name| name.as_str().into()).collect();
        found.insert("required".into(), names.into());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Value {
        crate::router::openapi()
    }

    fn operations(document: &Value) -> Vec<(String, &Value)> {
        let paths = document["paths"].as_object().unwrap().iter();
        paths
            .flat_map(|(path, methods)| {
                methods
                    .as_object()
                    .unwrap()
                    .iter()
                    .map(move |(method, one)| (format!("{method} {path}"), one))
            })
            .collect()
    }

    #[test]
    fn every_refusal_has_a_code_and_the_shape_of_all_refusals() {
        let document = document();
        let codes = document["components"]["schemas"]["ErrorCode"]["enum"].as_array().unwrap().clone();
        for (name, operation) in operations(&document) {
            let answers = operation["responses"].as_object().unwrap();
            assert!(answers.contains_key("503"), "{name}");
            for (status, answer) in answers.iter().filter(|(status, _)| status.as_str() >= "400") {
                let schema = &answer["content"]["application/json"]["schema"]["$ref"];
                assert_eq!(schema, "#/components/schemas/ErrorBody", "{name} {status}");
                for code in answer["description"].as_str().unwrap().split(", ") {
                    assert!(codes.contains(&code.into()), "{name} {status}: {code:?} is no code");
                }
            }
        }
    }

    #[test]
    fn an_answer_has_all_of_its_fields_and_a_request_only_those_it_needs() {
        let schemas = document()["components"]["schemas"].clone();
        for name in [
            "Me",
            "SiteView",
            "SiteSettings",
            "SiteCheck",
            "RecordingsPage",
            "Facts",
            "EventView",
            "ErrorBody",
        ] {
            let properties = schemas[name]["properties"].as_object().unwrap();
            assert_eq!(schemas[name]["required"].as_array().unwrap().len(), properties.len(), "{name}");
        }
        assert_eq!(schemas["WelcomeInput"]["required"], json!(["token", "email", "password"]));
        assert!(schemas["SettingsChange"].get("required").is_none());
        let settings = schemas["SiteSettings"]["properties"].as_object().unwrap();
        let changes = schemas["SettingsChange"]["properties"].as_object().unwrap();
        assert_eq!(settings.keys().collect::<Vec<_>>(), changes.keys().collect::<Vec<_>>());
    }

    #[test]
    fn no_name_is_given_to_a_mere_number_and_no_operation_is_named_twice() {
        let document = document();
        for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
            assert_ne!(schema["type"], "integer", "{name}");
        }
        let ids: Vec<&str> =
            operations(&document).iter().map(|(_, one)| one["operationId"].as_str().unwrap()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    }
}
