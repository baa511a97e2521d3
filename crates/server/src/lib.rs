//! Revisit: records what visitors do on a website and plays it back.
//!
//! See ARCHITECTURE.md for the map. [`router`] shows every URL, [`config`] every setting, [`app`] every
//! shared handle, [`cli`] every command.

pub mod app;
pub mod background;
pub mod blobs;
pub mod blocked;
pub mod cli;
pub mod clock;
pub mod config;
pub mod contents;
pub mod db;
pub mod encryption;
pub mod erasures;
pub mod error;
pub mod health;
pub mod id;
pub mod ingest;
pub mod jobs;
pub mod journal;
pub mod language;
pub mod members;
pub mod memory;
pub mod names;
pub mod openapi;
pub mod quotas;
pub mod recordings;
pub mod router;
pub mod serve;
pub mod sites;
pub mod statement;
pub mod texts;
pub mod viewings;
pub mod visitors;
pub mod visits;
pub mod web;
pub mod workspaces;
