/// The style of the diagrams: one block of CSS, whose names all start with `sgd`, so that several diagrams in one page
/// share it and disturb nothing else.
enum SVGStyle {
    /// A colour in the light and the dark scheme.
    struct Colour {
        let name: String
        let light: String
        let dark: String
    }

    /// The colours. Texts have a contrast of 4.5 at least to what they are written on (WCAG 2, level AA).
    static let colours = [
        Colour(name: "page", light: "#ffffff", dark: "#0d1117"),
        Colour(name: "box", light: "#ffffff", dark: "#161b22"),
        Colour(name: "head", light: "#e7eef8", dark: "#21304a"),
        Colour(name: "rim", light: "#8c96a3", dark: "#5b6675"),
        Colour(name: "text", light: "#1f2328", dark: "#e6edf3"),
        Colour(name: "muted", light: "#59636e", dark: "#9aa4af"),
        Colour(name: "key", light: "#8a5a00", dark: "#e3b341"),
        Colour(name: "link", light: "#0550ae", dark: "#79b8ff"),
        Colour(name: "pale", light: "#f3f5f7", dark: "#12161c"),
        Colour(name: "line", light: "#6b7682", dark: "#8b949e"),
        Colour(name: "hot", light: "#0969da", dark: "#58a6ff"),
    ]

    /// The text of the style element.
    static let text: String = {
        let light = colours.map { "--sgd-\($0.name):\($0.light)" }.joined(separator: ";")
        let dark = colours.map { "--sgd-\($0.name):\($0.dark)" }.joined(separator: ";")
        return """
            .sgd{\(light)}
            @media (prefers-color-scheme:dark){.sgd{\(dark)}}
            :root[data-theme=light] .sgd{\(light)}
            :root[data-theme=dark] .sgd{\(dark)}
            @media print{.sgd,:root[data-theme] .sgd{\(light)}}
            \(rules)
            """
    }()

    private static let rules = """
        .sgd text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;\
        fill:var(--sgd-text);direction:ltr;unicode-bidi:isolate;text-anchor:start;white-space:pre}
        .sgd .sgd-page{fill:var(--sgd-page)}
        .sgd .sgd-box{fill:var(--sgd-box);stroke:var(--sgd-rim)}
        .sgd .sgd-head{fill:var(--sgd-head);stroke:var(--sgd-rim)}
        .sgd .sgd-title{font-weight:bold}
        .sgd a .sgd-title{fill:var(--sgd-link)}
        .sgd a:hover .sgd-title{text-decoration:underline}
        .sgd .sgd-muted{fill:var(--sgd-muted)}
        .sgd .sgd-key{fill:var(--sgd-key)}
        .sgd .sgd-faded .sgd-box,.sgd .sgd-faded .sgd-head{fill:var(--sgd-pale);stroke-dasharray:4 3}
        .sgd .sgd-faded text{fill:var(--sgd-muted)}
        .sgd .sgd-net path{fill:none;stroke:var(--sgd-line);stroke-width:1.5;stroke-linejoin:round}
        .sgd .sgd-net:hover path{stroke:var(--sgd-hot)}
        .sgd .sgd-net .sgd-edge:hover path{stroke-width:2.5}
        """
}
