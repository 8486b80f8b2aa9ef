import SchemagenMeasures

/// The settings that decide how a change goes.
enum LiveSettings {
    static func add(_ context: LiveContext, to page: inout MarkdownPage) {
        page.section("Settings", context.measures.settings, orIfEmpty: "None is known.") { page, settings in
            page.block("As they hold for the role that measured.")
            page.table(["Setting", "Value"]) { rows in
                for setting in settings {
                    rows.cell(FigureText.code(setting.name))
                    rows.cell(FigureText.code(setting.value))
                }
            }
        }
    }
}
