import SchemagenLanguage
import SchemagenModel

/// Whether values of two types, one of which refers to the other, can be compared.
public enum TypeFit: Sendable {
    /// They are stored as the same type.
    case same
    /// They compare, by a conversion on every comparison.
    case comparable
    /// No engine compares them.
    case incomparable

    /// How a column fits the one that it refers to.
    public init(_ type: DataType, _ referenced: DataType, in index: SchemaIndex) {
        let (type, other) = (index.storageType(of: type), index.storageType(of: referenced))
        // What is not known further is the database's to judge.
        if type == other || !ForeignKeyTypeRule.isResolved(type) || !ForeignKeyTypeRule.isResolved(other) {
            self = .same
        } else {
            self = ForeignKeyTypeRule.isAccepted(type, other) ? .comparable : .incomparable
        }
    }
}

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
                let fit = TypeFit(column.type, referenced.type, in: schema.index)
                if fit == .same { continue }
                let note = [
                    Diagnostic.Note("`\(key.table).\(referencedName)` is declared here", at: referenced.anchor.span)
                ]
                if fit == .comparable {
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

    fileprivate static func isResolved(_ type: DataType) -> Bool {
        switch type {
        case .reference, .named, .native: false
        default: true
        }
    }

    /// Whether the engines accept the pair: they compare values of one family.
    fileprivate static func isAccepted(_ type: DataType, _ other: DataType) -> Bool {
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
