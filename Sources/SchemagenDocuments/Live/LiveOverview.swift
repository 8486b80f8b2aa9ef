import SchemagenMeasures

/// What was measured, when, where, and what the counts of uses are worth.
enum LiveOverview {
    static func add(_ context: LiveContext, to page: inout MarkdownPage) {
        let measures = context.measures
        page.heading(1, "Live database")
        page.block(
            "What a live database held at one moment. Nothing was changed for it. What could not be had is \"unmeasured\", "
                + "with the reason.")
        var items = [
            "Database: \(FigureText.code(measures.database)), \(MarkdownText.inline(measures.engine.name)) "
                + MarkdownText.inline(measures.engine.version),
            "Measured: \(FigureText.moment(measures.takenAt)) by the database's clock",
            "Size: \(FigureText.of(measures.bytes, FigureText.exactBytes))",
            "Free inside it: \(FigureText.of(measures.freeBytes, FigureText.exactBytes))",
            "Check of its pages: \(FigureText.of(measures.integrity, integrity))",
        ]
        if let server = measures.server {
            items.append("Server: \(FigureText.of(server.isReplica, role))")
            items.append("Cluster: \(FigureText.of(server.systemIdentifier) { FigureText.code($0) })")
            items.append("Started: \(FigureText.of(server.startedAt, FigureText.moment))")
            items.append("Uses are counted since: \(FigureText.of(server.statsReset, since))")
            items.append("Uses are counted at all: \(FigureText.of(server.countsUses) { $0 ? "yes" : "no" })")
        } else {
            items.append("Uses: \(MarkdownText.inline(measures.engine.name)) counts none")
        }
        page.list(items)
        if measures.server != nil {
            page.block(
                "Counts of uses are those of this server alone: each server counts for itself. A crash costs all counts "
                    + "and leaves no mark but the time of the start.")
        }
    }

    private static func integrity(_ findings: [String]) -> String {
        findings.isEmpty ? "sound" : findings.map { FigureText.code($0) }.joined(separator: ", ")
    }

    private static func role(_ isReplica: Bool) -> String {
        isReplica
            ? "a standby, which follows another server; nothing can be changed on it"
            : "no standby"
    }

    /// Since when uses are counted.
    static func since(_ moment: String?) -> String {
        moment.map(FigureText.moment) ?? "the database was made, or the server last crashed: never reset"
    }
}
