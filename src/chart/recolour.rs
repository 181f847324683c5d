//! Figures in the colours of their page: as CSS variables, or light or dark on
//! a background of their own.

use std::fmt::Write as _;

use super::theme::{PAPER, ROLES, Role};

/// The figure with every fixed colour replaced by a CSS variable of
/// [`stylesheet`], the fixed colour staying as the fallback. For SVG inlined in
/// HTML; files and PNG keep the plain colours.
#[must_use]
pub fn themed(svg: &str) -> String {
    recoloured(svg, |role| format!("var(--chart-{}, #{:06X})", role.name, role.light))
}

/// The figure in its dark colours, on a dark background of its own.
#[must_use]
pub fn dark(svg: &str) -> String {
    on_paper(&recoloured(svg, |role| format!("#{:06X}", role.dark)), PAPER.dark)
}

/// The figure as it was drawn, on an opaque light background: without one it
/// cannot be read on a dark page.
#[must_use]
pub fn light(svg: &str) -> String {
    on_paper(svg, PAPER.light)
}

/// Every colour of a fill or stroke attribute that is a role's light one,
/// replaced; in one pass, so that no replacement is replaced again.
fn recoloured(svg: &str, value: impl Fn(&Role) -> String) -> String {
    let mut out = String::with_capacity(svg.len() * 5 / 4);
    let mut pieces = svg.split("=\"#");
    out.push_str(pieces.next().unwrap_or_default());
    let mut name = out.ends_with("fill") || out.ends_with("stroke");
    for piece in pieces {
        let role = piece.split_once('"').filter(|_| name).and_then(|(hex, rest)| {
            let colour = u32::from_str_radix(hex, 16).ok()?;
            ROLES.iter().find(|role| role.light == colour).map(|role| (role, rest))
        });
        match role {
            Some((role, rest)) => {
                out.push_str("=\"");
                out.push_str(&value(role));
                out.push('"');
                out.push_str(rest);
            }
            None => {
                out.push_str("=\"#");
                out.push_str(piece);
            }
        }
        name = piece.ends_with("fill") || piece.ends_with("stroke");
    }
    out
}

/// A figure of ours upon a box of one colour, below its title and description.
fn on_paper(svg: &str, colour: u32) -> String {
    let (head, body) = svg.split_once("</desc>").unwrap_or(("", svg));
    let end = if head.is_empty() { "" } else { "</desc>\n" };
    format!("{head}{end}<rect width=\"100%\" height=\"100%\" fill=\"#{colour:06X}\"/>{body}")
}

/// CSS that gives the variables of [`themed`] their light values and, where the
/// reader prefers a dark screen, their dark ones; paper stays light.
#[must_use]
pub fn stylesheet() -> String {
    let block = |value: fn(&Role) -> u32| {
        ROLES.iter().fold(String::new(), |mut css, role| {
            let _ = write!(css, "--chart-{}:#{:06X};", role.name, value(role));
            css
        })
    };
    format!(
        ":root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
        block(|role| role.light),
        block(|role| role.dark)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn theming_touches_attributes_and_not_text() {
        let svg = "<rect fill=\"#1B2430\" stroke=\"none\"/><text>#1B2430</text>";
        assert_eq!(
            themed(svg),
            "<rect fill=\"var(--chart-ink, #1B2430)\" stroke=\"none\"/><text>#1B2430</text>"
        );
        assert!(stylesheet().contains("--chart-ink:#1B2430;"));
    }

    #[test]
    fn theming_keeps_opacity_and_colours_of_others() {
        let svg = "<circle opacity=\"0.2\" fill=\"#2B75A7\"/><path stroke=\"#A02C18\" fill=\"#123\"/>";
        assert_eq!(
            themed(svg),
            "<circle opacity=\"0.2\" fill=\"var(--chart-series-1, #2B75A7)\"/>\
             <path stroke=\"var(--chart-series-2, #A02C18)\" fill=\"#123\"/>"
        );
    }

    #[test]
    fn a_dark_figure_has_a_dark_background_and_no_light_colour() {
        let marks = |role: &Role| format!("<rect fill=\"#{:06X}\"/>", role.light);
        let body: String = ROLES.iter().map(marks).collect();
        let svg = format!(
            "<svg width=\"9\" height=\"9\" xmlns=\"http://www.w3.org/2000/svg\"><desc>a</desc>{body}</svg>"
        );
        let found = dark(&svg);
        let rest = found.strip_prefix("<svg width=\"9\" height=\"9\" xmlns=\"http://www.w3.org/2000/svg\"><desc>a</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#151B23\"/>").unwrap();
        let wanted: String =
            ROLES.iter().map(|role| format!("<rect fill=\"#{:06X}\"/>", role.dark)).collect();
        assert_eq!(rest, format!("{wanted}</svg>"));
        assert!(light(&svg).contains(&format!("fill=\"#FFFFFE\"/>{body}")));
        crate::chart::png(&found, 1.0).unwrap();
    }
}
