//! The theme guard: from the colours that a council chose to colours that everyone can read.
//!
//! Whatever was chosen, every pair that a page shows keeps WCAG 2.2 AA: 4.5:1 for text, 3:1 for
//! the edges of controls and of the focus. The council's own brand colour is kept wherever it can
//! be; buttons and links darken their accent as far as is needed and no further.

pub mod colour;

use contract::council::Colours;
use sha2::{Digest, Sha256};

pub use colour::Colour;

const TEXT: f64 = 4.5;
const STRONG_TEXT: f64 = 7.0;
const EDGE: f64 = 3.0;
const HOUSE: Colour = Colour::rgb(0x1f, 0x4b, 0x5c);
const FOCUS: Colour = Colour::rgb(0xff, 0xdd, 0x00);

/// The colours of a council's pages, each guarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// The band at the top.
    pub brand: Colour,
    /// Text on the band.
    pub on_brand: Colour,
    /// The far end of the front page's band; text on it reads even better than on `brand`.
    pub brand_deep: Colour,
    /// Stripes and marks, as chosen: never text, never the only sign of anything.
    pub accent: Colour,
    /// Links on white and on `tint`.
    pub link: Colour,
    /// A link under the pointer.
    pub link_hover: Colour,
    /// Buttons, with white text.
    pub button: Colour,
    /// A button under the pointer.
    pub button_hover: Colour,
    /// A button's lower edge.
    pub button_shadow: Colour,
    /// Quiet surfaces.
    pub tint: Colour,
    /// Rules and borders of surfaces.
    pub line: Colour,
    /// The footer, with white text.
    pub foot: Colour,
}

impl Palette {
    /// The guarded colours. A colour that can't be read as `#rrggbb` gives way to the house's own.
    pub fn of(chosen: &Colours) -> Self {
        let accent = Colour::parse(&chosen.accent).unwrap_or(HOUSE);
        let (brand, on_brand) = band(Colour::parse(&chosen.brand).unwrap_or(HOUSE));
        let away = if on_brand == Colour::WHITE { Colour::BLACK } else { Colour::WHITE };
        let depth = if on_brand == Colour::WHITE { 0.5 } else { 0.85 };
        let tint = Colour::WHITE.mixed(brand, 0.05);
        let link = accent.darkened_until(|link| link.contrast(tint) >= TEXT);
        let button =
            accent.darkened_until(|button| button.contrast(Colour::WHITE) >= TEXT && button.contrast(tint) >= EDGE);
        Self {
            brand,
            on_brand,
            brand_deep: brand.mixed(away, 0.3),
            accent,
            link,
            link_hover: link.mixed(Colour::BLACK, 0.35),
            button,
            button_hover: button.mixed(Colour::BLACK, 0.2),
            button_shadow: button.mixed(Colour::BLACK, 0.45),
            tint,
            line: Colour::WHITE.mixed(brand, 0.18),
            foot: brand.mixed(Colour::INK, depth).darkened_until(|foot| foot.contrast(Colour::WHITE) >= STRONG_TEXT),
        }
    }

    fn css(&self) -> String {
        let properties = [
            ("brand", self.brand),
            ("on-brand", self.on_brand),
            ("brand-deep", self.brand_deep),
            ("accent", self.accent),
            ("link", self.link),
            ("link-hover", self.link_hover),
            ("button", self.button),
            ("button-hover", self.button_hover),
            ("button-shadow", self.button_shadow),
            ("tint", self.tint),
            ("line", self.line),
            ("foot", self.foot),
            ("focus", FOCUS),
            ("focus-text", Colour::INK),
        ];
        let properties: String = properties.iter().map(|(name, colour)| format!("--t-{name}:{colour};")).collect();
        format!(":root{{{properties}}}\n")
    }
}

/// The band and its text: white where it reads, else ink; a colour on which neither reads is
/// darkened until white does.
fn band(brand: Colour) -> (Colour, Colour) {
    if brand.contrast(Colour::WHITE) >= TEXT {
        (brand, Colour::WHITE)
    } else if brand.contrast(Colour::INK) >= TEXT {
        (brand, Colour::INK)
    } else {
        (brand.darkened_until(|shade| shade.contrast(Colour::WHITE) >= TEXT), Colour::WHITE)
    }
}

/// A council's theme as it is served: one small stylesheet and an icon, named by their content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    palette: Palette,
    css: String,
    hash: String,
}

impl Theme {
    /// The theme of these colours. The same colours always give the same bytes.
    pub fn of(chosen: &Colours) -> Self {
        let palette = Palette::of(chosen);
        let css = palette.css();
        let hash = Sha256::digest(css.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Self { palette, css, hash }
    }

    /// The stylesheet.
    pub fn css(&self) -> &str {
        &self.css
    }

    /// Twelve hexadecimal digits that change whenever the stylesheet does.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Where the stylesheet is served: `/theme-{hash}.css`.
    pub fn href(&self) -> String {
        format!("/theme-{}.css", self.hash)
    }

    /// Where the icon is served: `/theme-{hash}.svg`.
    pub fn icon_href(&self) -> String {
        format!("/theme-{}.svg", self.hash)
    }

    /// The council's icon: its initial on a shield of its colour, as SVG.
    pub fn icon(&self, initial: char) -> String {
        let initial = if initial.is_alphanumeric() { initial } else { 'M' };
        format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">"#,
                r#"<path fill="{brand}" d="M6 4h36v20c0 11-8 17-18 21C14 41 6 35 6 24z"/>"#,
                r#"<text x="24" y="31" fill="{text}" font-family="sans-serif" font-weight="700" font-size="24" text-anchor="middle">{initial}</text>"#,
                "</svg>\n"
            ),
            brand = self.palette.brand,
            text = self.palette.on_brand,
            initial = initial,
        )
    }

    /// The colour for the browser's own frame.
    pub fn brand(&self) -> Colour {
        self.palette.brand
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chosen(brand: [u8; 3], accent: [u8; 3]) -> Colours {
        let name = |[red, green, blue]: [u8; 3]| Colour::rgb(red, green, blue).to_string();
        Colours { brand: name(brand), accent: name(accent) }
    }

    /// Every pair that the stylesheet shows, with the ratio that it must keep.
    fn pairs(p: &Palette) -> Vec<(&'static str, Colour, Colour, f64)> {
        let text = Colour::rgb(0x16, 0x19, 0x1b);
        let muted = Colour::rgb(0x4c, 0x54, 0x59);
        vec![
            ("text on the band", p.on_brand, p.brand, TEXT),
            ("text on the deep band", p.on_brand, p.brand_deep, TEXT),
            ("link on the page", p.link, Colour::WHITE, TEXT),
            ("link on a surface", p.link, p.tint, TEXT),
            ("link under the pointer", p.link_hover, p.tint, TEXT),
            ("button's text", Colour::WHITE, p.button, TEXT),
            ("button's text under the pointer", Colour::WHITE, p.button_hover, TEXT),
            ("button on the page", p.button, Colour::WHITE, EDGE),
            ("button on a surface", p.button, p.tint, EDGE),
            ("text on a surface", text, p.tint, TEXT),
            ("text on a pressed surface", text, p.line, TEXT),
            ("muted text on a surface", muted, p.tint, TEXT),
            ("footer's text", Colour::WHITE, p.foot, STRONG_TEXT),
            ("focused text", Colour::INK, FOCUS, TEXT),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn every_pair_is_readable_whatever_was_chosen(brand: [u8; 3], accent: [u8; 3]) {
            let palette = Palette::of(&chosen(brand, accent));
            for (what, one, two, least) in pairs(&palette) {
                prop_assert!(one.contrast(two) >= least, "{what}: {one} and {two} give {:.2}", one.contrast(two));
            }
        }

        #[test]
        fn the_focus_is_seen_on_every_ground(brand: [u8; 3], accent: [u8; 3]) {
            let palette = Palette::of(&chosen(brand, accent));
            for ground in [palette.brand, palette.brand_deep, palette.tint, palette.foot, palette.button, Colour::WHITE] {
                prop_assert!(FOCUS.contrast(ground) >= EDGE || Colour::INK.contrast(ground) >= EDGE, "{ground}");
            }
        }
    }

    #[test]
    fn a_sound_choice_is_kept_as_it_is() {
        let palette = Palette::of(&chosen([0x00, 0x59, 0x4c], [0x00, 0x59, 0x4c]));
        assert_eq!(palette.brand.to_string(), "#00594c");
        assert_eq!(palette.button.to_string(), "#00594c");
        let yellow = Palette::of(&chosen([0xff, 0xcc, 0x00], [0xff, 0xcc, 0x00]));
        assert_eq!((yellow.brand.to_string(), yellow.on_brand), ("#ffcc00".to_owned(), Colour::INK));
    }

    #[test]
    fn the_same_colours_give_the_same_theme() {
        let teal = Theme::of(&chosen([0, 89, 76], [0, 89, 76]));
        assert_eq!(teal, Theme::of(&Colours { brand: "#00594C".into(), accent: "#00594C".into() }));
        assert_ne!(teal.hash(), Theme::of(&chosen([0, 89, 77], [0, 89, 76])).hash());
        assert_eq!(teal.href(), format!("/theme-{}.css", teal.hash()));
        assert!(!Theme::of(&Colours { brand: "red;}".into(), accent: "</style>".into() }).css().contains('<'));
        assert!(!teal.icon('<').contains("><<"));
    }
}
