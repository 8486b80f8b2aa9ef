import SchemagenGeneration
import SchemagenModel
import SchemagenProject

/// What `generate` and `docs` say that they did, in aligned columns.
struct GenerationReport {
    let text: String

    init(_ generation: Generation) {
        var lines: [String] = []
        if let schema = generation.schema {
            let contents = [
                (schema.tables.count, "table"), (schema.views.count, "view"), (schema.enums.count, "enum"),
                (schema.types.count, "type"),
            ]
            let counted = contents.filter { $0.0 > 0 }.map { Console.count($0.0, $0.1) }.joined(separator: ", ")
            lines += Self.line("models", ProjectLayout.modelsFolder, generation, counted)
        }
        for (offset, migration) in generation.migrations.enumerated() {
            var remarks = [migration.databases.map(\.rawValue).joined(separator: ", ")]
            remarks += migration.labels.map(\.rawValue)
            lines.append(
                Self.columns(offset == 0 ? "migration" : "", migration.title, remarks.joined(separator: ", ")))
        }
        if generation.migrations.isEmpty, generation.refreshedSnapshot {
            lines.append(Self.columns("snapshot", ProjectLayout.migrationsFolder, "in step again, no migration needed"))
        }
        lines += Self.line("docs", ProjectLayout.documentsFolder, generation, nil)
        text = lines.isEmpty ? "Nothing to do: everything is in step." : lines.joined(separator: "\n")
    }

    private static func line(
        _ what: String, _ folder: String, _ generation: Generation, _ remark: String?
    ) -> [String] {
        let written = generation.writes.count { $0.path.hasPrefix(folder + "/") }
        let deleted = generation.deletions.count { $0.hasPrefix(folder + "/") }
        guard written + deleted > 0 else { return [] }
        var parts = ["\(Console.count(written, "file")) written"]
        if deleted > 0 { parts.append("\(deleted) deleted") }
        if let remark, !remark.isEmpty { parts.append(remark) }
        return [columns(what, folder, parts.joined(separator: ", "))]
    }

    private static func columns(_ first: String, _ second: String, _ third: String) -> String {
        pad(first, 12) + pad(second, 40) + third
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(2, width - text.count))
    }
}
