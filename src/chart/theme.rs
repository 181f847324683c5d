//! Palette and sizes, on one page.
//!
//! Every colour is a [`Role`] with a value for light and one for dark pages;
//! figures are drawn with the light values. The tones were compared pairwise
//! under simulated protanopia, deuteranopia and tritanopia: ties that exist run
//! from dark to light blue, one-sided ones through orange, and lightness tells
//! apart what hue does not.

use std::fmt::Write as _;

use plotters::style::RGBColor;

/// Width of every figure in pixels.
pub(super) const WIDTH: f64 = 860.0;
/// Free space left, right, above and below.
pub(super) const MARGIN: f64 = 20.0;
/// Size of the title.
pub(super) const TITLE: f64 = 20.0;
/// Size of the subtitle and of row labels.
pub(super) const BODY: f64 = 14.0;
/// Size of axis labels and notes; nothing is smaller.
pub(super) const SMALL: f64 = 12.0;

/// A colour with a name, a value on light and a value on dark pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Role {
    name: &'static str,
    light: u32,
    dark: u32,
}

impl Role {
    const fn new(name: &'static str, light: u32, dark: u32) -> Self {
        Self { name, light, dark }
    }

    /// The light value in the terms of the drawing library.
    pub(super) const fn rgb(self) -> RGBColor {
        let [_, red, green, blue] = self.light.to_be_bytes();
        RGBColor(red, green, blue)
    }
}

pub(super) const INK: Role = Role::new("ink", 0x1B_2430, 0xE8_ECF1);
pub(super) const MUTED: Role = Role::new("muted", 0x5A_6572, 0xA7_B1BD);
pub(super) const AXIS: Role = Role::new("axis", 0x9A_A4B0, 0x66_7180);
pub(super) const GRID: Role = Role::new("grid", 0xE4_E8ED, 0x2E_3743);
pub(super) const TRACK: Role = Role::new("track", 0xF0_F3F6, 0x25_2D38);
pub(super) const BAR: Role = Role::new("bar", 0x1F_7399, 0x4D_A3CC);
pub(super) const SENT: Role = Role::new("sent", 0x1F_7398, 0x4E_A3CC);
pub(super) const RECEIVED: Role = Role::new("received", 0xB8_5B14, 0xE8_944A);
pub(super) const ON_DARK: Role = Role::new("on-dark", 0xFF_FFFF, 0xFF_FFFF);
pub(super) const ON_LIGHT: Role = Role::new("on-light", 0x1B_2431, 0x1B_2431);

const ACTIVE: Role = Role::new("active", 0x0A_4A68, 0x12_587C);
const FADING: Role = Role::new("fading", 0x25_83AD, 0x2F_8DBA);
const DORMANT: Role = Role::new("dormant", 0x6B_B3D6, 0x6B_B3D7);
const LONG_DORMANT: Role = Role::new("long-dormant", 0xB5_DCEF, 0xB5_DCF0);
const THEY_WROTE: Role = Role::new("they-wrote", 0x9C_4108, 0xB5_5214);
const WAITING: Role = Role::new("waiting", 0xE0_8A2E, 0xE0_8A2F);
const NO_ANSWER: Role = Role::new("no-answer", 0xF7_D08A, 0xF7_D08B);
const NEVER: Role = Role::new("never", 0xA0_527F, 0xAE_5F8D);
const NEW: Role = Role::new("new", 0x6F_A84F, 0x6F_A850);
const UNRESOLVED: Role = Role::new("unresolved", 0xA8_A29A, 0xA8_A29B);
const UNKNOWN: Role = Role::new("unknown", 0xE7_E4DF, 0xD0_CCC6);

const ROLES: [Role; 21] = [
    INK,
    MUTED,
    AXIS,
    GRID,
    TRACK,
    BAR,
    SENT,
    RECEIVED,
    ON_DARK,
    ON_LIGHT,
    ACTIVE,
    FADING,
    DORMANT,
    LONG_DORMANT,
    THEY_WROTE,
    WAITING,
    NO_ANSWER,
    NEVER,
    NEW,
    UNRESOLVED,
    UNKNOWN,
];

/// What the colour of a series means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// In touch now.
    Active,
    /// In touch not long ago.
    Fading,
    /// Silent for some time.
    Dormant,
    /// Silent for years.
    LongDormant,
    /// They wrote last and wait for the owner.
    TheyWrote,
    /// The owner wrote last, not long ago.
    Waiting,
    /// The owner wrote and was never answered.
    NoAnswer,
    /// Connected, and never a word.
    Never,
    /// Connected too recently to say.
    New,
    /// Could be one of several people.
    Unresolved,
    /// The export does not tell.
    Unknown,
}

impl Tone {
    pub(super) const fn fill(self) -> Role {
        match self {
            Self::Active => ACTIVE,
            Self::Fading => FADING,
            Self::Dormant => DORMANT,
            Self::LongDormant => LONG_DORMANT,
            Self::TheyWrote => THEY_WROTE,
            Self::Waiting => WAITING,
            Self::NoAnswer => NO_ANSWER,
            Self::Never => NEVER,
            Self::New => NEW,
            Self::Unresolved => UNRESOLVED,
            Self::Unknown => UNKNOWN,
        }
    }

    /// The colour of text upon [`Tone::fill`].
    pub(super) const fn ink(self) -> Role {
        match self {
            Self::Active | Self::Fading | Self::TheyWrote | Self::Never => ON_DARK,
            _ => ON_LIGHT,
        }
    }
}

/// The figure with every fixed colour replaced by a CSS variable of
/// [`stylesheet`], the fixed colour staying as the fallback. For SVG inlined in
/// HTML; files and PNG keep the plain colours.
#[must_use]
pub fn themed(svg: &str) -> String {
    ROLES.iter().fold(svg.to_owned(), |svg, role| {
        let hex = format!("#{:06X}", role.light);
        let var = format!("var(--chart-{}, {hex})", role.name);
        svg.replace(&format!("fill=\"{hex}\""), &format!("fill=\"{var}\""))
            .replace(&format!("stroke=\"{hex}\""), &format!("stroke=\"{var}\""))
    })
}

/// CSS that gives the variables of [`themed`] their light values and, where the
/// reader prefers a dark page, their dark ones.
#[must_use]
pub fn stylesheet() -> String {
    let block = |value: fn(&Role) -> u32| {
        ROLES.iter().fold(String::new(), |mut css, role| {
            let _ = write!(css, "--chart-{}:#{:06X};", role.name, value(role));
            css
        })
    };
    format!(
        ":root{{{}}}\n@media (prefers-color-scheme:dark){{:root{{{}}}}}\n",
        block(|role| role.light),
        block(|role| role.dark)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_role_has_its_own_colour_and_name() {
        let colours: HashSet<u32> = ROLES.iter().map(|role| role.light).collect();
        let names: HashSet<&str> = ROLES.iter().map(|role| role.name).collect();
        assert_eq!((colours.len(), names.len()), (ROLES.len(), ROLES.len()));
    }

    #[test]
    fn theming_touches_attributes_and_not_text() {
        let svg = "<rect fill=\"#1B2430\" stroke=\"none\"/><text>#1B2430</text>";
        assert_eq!(
            themed(svg),
            "<rect fill=\"var(--chart-ink, #1B2430)\" stroke=\"none\"/><text>#1B2430</text>"
        );
        assert!(stylesheet().contains("--chart-ink:#1B2430;"));
    }
}
