import SchemagenLanguage
import SchemagenModel

/// What is not deprecated should not rely on what is.
enum DeprecationRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard table.table.info.deprecation == nil else { return }
        for column in table.table.columns where column.deprecation == nil {
            let info: ObjectInfo? =
                switch elementType(column.type) {
                case .enumeration(let name): schema.index.enums[name]?.info
                case .named(let name): schema.index.types[name]?.info
                case .reference(let name): schema.index.tables[name]?.info
                default: nil
                }
            if let info, let reason = info.deprecation {
                report("`\(column.name)` uses", info, reason) { message, notes in
                    findings.add(.deprecatedReference, message, at: column, of: table, notes: notes)
                }
            }
        }
        for key in table.table.allForeignKeys {
            guard let info = schema.index.tables[key.table]?.info, let reason = info.deprecation else { continue }
            let columns = key.columns.compactMap { table.columns[$0] }
            // A column typed `X.ID` has been reported above.
            let isReported = columns.contains { column in
                column.deprecation != nil || column.type == .reference(table: key.table)
            }
            if isReported { continue }
            report("the foreign key refers to", info, reason) { message, notes in
                findings.add(.deprecatedReference, message, at: key.info, of: table, notes: notes)
            }
        }
    }

    private static func report(
        _ start: String, _ info: ObjectInfo, _ reason: String, _ add: (String, [Diagnostic.Note]) -> Void
    ) {
        let note = reason.isEmpty ? "`\(info.name)` is deprecated here" : "`\(info.name)` is deprecated: \(reason)"
        add("\(start) `\(info.name)`, which is deprecated", [Diagnostic.Note(note, at: info.anchor.span)])
    }

    private static func elementType(_ type: DataType) -> DataType {
        if case .array(let element) = type { return element }
        return type
    }
}
