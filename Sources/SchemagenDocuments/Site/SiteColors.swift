/// The colours and fonts of the site, light and dark.
enum SiteColors {
    /// The names and values of the colours; every text has a contrast of at least 4.5 against what it stands on.
    static let light = [
        ("page", "#ffffff"), ("raised", "#f6f7f9"), ("hover", "#f0f2f5"), ("current", "#eaf0ff"), ("line", "#e2e5ea"),
        ("edge", "#858d9b"), ("text", "#2b313b"), ("strong", "#10141b"), ("muted", "#5b6472"), ("link", "#2450c8"),
        ("code", "#1f2733"), ("focus", "#2450c8"), ("mark", "#fff0b8"), ("markText", "#10141b"), ("target", "#fff7d6"),
        ("sensitive", "#8a3b00"), ("sensitiveBack", "#fff1e3"), ("deprecated", "#a11a2b"),
        ("deprecatedBack", "#ffecee"),
    ]
    static let dark = [
        ("page", "#14171c"), ("raised", "#1c2027"), ("hover", "#22272f"), ("current", "#1f2b4a"), ("line", "#2c323c"),
        ("edge", "#6f7988"), ("text", "#d3d8e0"), ("strong", "#f4f6f9"), ("muted", "#9aa4b3"), ("link", "#8fb1ff"),
        ("code", "#dfe4ec"), ("focus", "#8fb1ff"), ("mark", "#5a4a10"), ("markText", "#fdf6dc"), ("target", "#332d16"),
        ("sensitive", "#ffb777"), ("sensitiveBack", "#3a2814"), ("deprecated", "#ff9aa6"),
        ("deprecatedBack", "#3d1d23"),
    ]

    static let text = """
        :root {
          color-scheme: light;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", Arial,
            sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji";
          --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, "Cascadia Mono", Consolas, "Liberation Mono",
            "Noto Sans Mono", "DejaVu Sans Mono", monospace;
        \(variables(light, "  "))
        }
        @media (prefers-color-scheme: dark) {
          :root:not([data-theme=light]) {
            color-scheme: dark;
        \(variables(dark, "    "))
          }
        }
        :root[data-theme=dark] {
          color-scheme: dark;
        \(variables(dark, "  "))
        }

        """

    static func variables(_ colors: [(String, String)], _ indentation: String) -> String {
        colors.map { "\(indentation)--\($0.0): \($0.1);" }.joined(separator: "\n")
    }
}
