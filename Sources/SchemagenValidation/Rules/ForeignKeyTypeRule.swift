import SchemagenLanguage
import SchemagenModel

/// A foreign key's columns have the types of the columns that they refer to.
enum ForeignKeyTypeRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for key in table.table.allForeignKeys {
            guard let target = schema.tables[key.table], key.columns.count == key.referenced.count else { continue }
            for (name, referencedName) in zip(key.columns, key.referenced) {
                guard let column = table.columns[name], let referenced = target.columns[referencedName] else {
                    continue
                }
                if column.type == referenced.type { continue }
                let type = schema.index.storageType(of: column.type)
                let other = schema.index.storageType(of: referenced.type)
                guard type != other, isResolved(type), isResolved(other) else { continue }
                let note = [
                    Diagnostic.Note("`\(key.table).\(referencedName)` is declared here", at: referenced.anchor.span)
                ]
                if isAccepted(type, other) {
                    findings.add(
                        .foreignKeyTypeDiffers,
                        "`\(name)` and `\(key.table).\(referencedName)` have different types", at: key.info, of: table,
                        notes: note)
                } else {
                    findings.add(
                        .foreignKeyTypeMismatch,
                        "`\(name)` cannot refer to `\(key.table).\(referencedName)`: their types do not compare",
                        at: key.info, of: table, notes: note,
                        fixes: [
                            Diagnostic.Fix("give `\(name)` the type `\(CanonicalForm.text(of: referenced.type))`")
                        ])
                }
            }
        }
    }

    private static func isResolved(_ type: DataType) -> Bool {
        switch type {
        case .reference, .named, .native: false
        default: true
        }
    }

    /// Whether the engines accept the pair: they compare values of one family.
    private static func isAccepted(_ type: DataType, _ other: DataType) -> Bool {
        guard let family = family(type) else { return false }
        return family == Self.family(other)
    }

    private enum Family { case integer, floatingPoint, decimal, text, timestamp, localTimestamp, localTime, bits }

    private static func family(_ type: DataType) -> Family? {
        switch type {
        case .int16, .int32, .int64: .integer
        case .float, .double: .floatingPoint
        case .decimal: .decimal
        case .string, .varchar, .char, .citext: .text
        case .timestamp: .timestamp
        case .localTimestamp: .localTimestamp
        case .localTime: .localTime
        case .bits, .varBits: .bits
        default: nil
        }
    }
}
