//! Palette and sizes, on one page.
//!
//! Every colour is a [`Role`] with a value for light and one for dark pages;
//! figures are drawn with the light values. The tones were compared pairwise
//! under simulated protanopia, deuteranopia and tritanopia: ties that exist run
//! from dark to light blue, one-sided ones through orange, and lightness tells
//! apart what hue does not.
//!
//! The same comparison chose [`SERIES`] (least CIELAB distance 17, in grey 8);
//! [`HEAT`] and [`LAYER`] are even steps in Oklab through three tones each.

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
    pub(super) name: &'static str,
    pub(super) light: u32,
    pub(super) dark: u32,
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

/// Under everything, in figures that bring their own background.
pub(super) const PAPER: Role = Role::new("paper", 0xFF_FFFE, 0x15_1B23);

/// Lines and dots of unrelated series, in the order in which to take them.
pub(super) const SERIES: [Role; 5] = [
    Role::new("series-1", 0x2B_75A7, 0x6F_BDF5),
    Role::new("series-2", 0xA0_2C18, 0xD0_5A40),
    Role::new("series-3", 0x0F_1D50, 0xF1_EFDC),
    Role::new("series-4", 0xD8_7C23, 0xF8_D264),
    Role::new("series-5", 0x56_284A, 0xD0_88A8),
];

/// Little to much, in cells of a heat map; [`heat_ink`] is readable upon it.
pub(super) const HEAT: [Role; 7] = [
    Role::new("heat-1", 0xE6_F1F8, 0x1E_2E3D),
    Role::new("heat-2", 0xBA_D9EB, 0x26_4860),
    Role::new("heat-3", 0x8E_C0DD, 0x2B_6386),
    Role::new("heat-4", 0x5F_A8CF, 0x2F_7FAE),
    Role::new("heat-5", 0x42_81A6, 0x67_A2C8),
    Role::new("heat-6", 0x25_5C7F, 0x9A_C6E1),
    Role::new("heat-7", 0x08_395A, 0xCD_EBFB),
];
const HEAT_LOW: Role = Role::new("on-heat-low", 0x1B_2432, 0xF2_F6FA);
const HEAT_HIGH: Role = Role::new("on-heat-high", 0xFF_FFFD, 0x10_1820);

/// Stacked layers, from the oldest on.
pub(super) const LAYER: [Role; 8] = [
    Role::new("layer-1", 0x0B_3450, 0x1D_4E6E),
    Role::new("layer-2", 0x15_4A6A, 0x2B_6487),
    Role::new("layer-3", 0x1F_6184, 0x39_7B9F),
    Role::new("layer-4", 0x29_7AA0, 0x47_93B9),
    Role::new("layer-5", 0x4A_94B7, 0x65_ABCD),
    Role::new("layer-6", 0x78_AFCA, 0x8E_C2DB),
    Role::new("layer-7", 0xA4_CADC, 0xB6_D9E9),
    Role::new("layer-8", 0xCF_E6EE, 0xDD_F0F7),
];

/// The colour of text upon a step of [`HEAT`], counted from zero.
pub(super) const fn heat_ink(step: usize) -> Role {
    if step < 4 { HEAT_LOW } else { HEAT_HIGH }
}

const ACTIVE: Role = Role::new("active", 0x0A_4A68, 0x1F_6F9E);
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

/// Every colour there is.
pub(super) const ROLES: [Role; 44] = [
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
    PAPER,
    HEAT_LOW,
    HEAT_HIGH,
    SERIES[0],
    SERIES[1],
    SERIES[2],
    SERIES[3],
    SERIES[4],
    HEAT[0],
    HEAT[1],
    HEAT[2],
    HEAT[3],
    HEAT[4],
    HEAT[5],
    HEAT[6],
    LAYER[0],
    LAYER[1],
    LAYER[2],
    LAYER[3],
    LAYER[4],
    LAYER[5],
    LAYER[6],
    LAYER[7],
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
    /// The name of its colour: `--chart-` and this is the variable of [`super::stylesheet`].
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.fill().name
    }

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

    /// Relative luminance contrast, WCAG 2.2.
    fn contrast(a: u32, b: u32) -> f64 {
        let channel = |colour: u32, shift: u32| {
            let part = f64::from(colour >> shift & 255) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let light = |c: u32| 0.2126 * channel(c, 16) + 0.7152 * channel(c, 8) + 0.0722 * channel(c, 0) + 0.05;
        let (a, b) = (light(a), light(b));
        a.max(b) / a.min(b)
    }

    #[test]
    fn lines_stand_out_from_the_paper_and_words_from_the_heat() {
        for role in SERIES {
            assert!(contrast(role.light, PAPER.light) >= 3.0, "{role:?}");
            assert!(contrast(role.dark, PAPER.dark) >= 3.0, "{role:?}");
        }
        for (step, role) in HEAT.iter().enumerate() {
            let ink = heat_ink(step);
            assert!(contrast(role.light, ink.light) >= 4.0, "{role:?} {}", contrast(role.light, ink.light));
            assert!(contrast(role.dark, ink.dark) >= 4.0, "{role:?} {}", contrast(role.dark, ink.dark));
        }
    }
}
