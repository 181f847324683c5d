//! Functions and levels in words, for the sentence that says what matched.

use crate::titles::{Function, Level};

/// A function as a person would say it.
pub(super) fn function(function: Function) -> &'static str {
    match function {
        Function::Management => "management",
        Function::Administrative => "administration",
        Function::Sales => "sales",
        Function::BusinessDevelopment => "business development",
        Function::Marketing => "marketing",
        Function::Communications => "communications",
        Function::Customer => "customer service",
        Function::Engineering => "engineering",
        Function::It => "IT",
        Function::Data => "data",
        Function::Product => "product",
        Function::Design => "design",
        Function::Project => "project management",
        Function::Operations => "operations",
        Function::Purchasing => "purchasing",
        Function::Quality => "quality",
        Function::Finance => "finance",
        Function::Legal => "legal",
        Function::Hr => "human resources",
        Function::Consulting => "consulting",
        Function::Research => "research",
        Function::Education => "education",
        Function::Healthcare => "healthcare",
        Function::PublicService => "public service",
        Function::Social => "social work",
        Function::RealEstate => "real estate",
        Function::Trades => "trades",
        Function::Hospitality => "hospitality",
    }
}

/// A level as a person would say it.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Unknown => "no level",
        Level::Unpaid => "volunteer",
        Level::Training => "in training",
        Level::Junior => "junior",
        Level::Mid => "no level",
        Level::Senior => "senior",
        Level::Manager => "manager",
        Level::Director => "director",
        Level::Vp => "vice president",
        Level::Board => "board",
        Level::Cxo => "chief",
        Level::Partner => "partner",
        Level::Owner => "owner",
    }
}
