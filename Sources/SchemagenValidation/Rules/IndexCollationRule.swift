import SchemagenLanguage
import SchemagenModel

/// A collation orders texts: PostgreSQL refuses one for other values (CREATE INDEX).
enum IndexCollationRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for index in table.table.indexes where table.exists(index.databases, on: .postgresql) {
            for key in index.keys where key.collation != nil {
                guard case .column(let name) = key.value, let column = table.columns[name],
                    !isText(schema.index.storageType(of: column.type), schema.index)
                else { continue }
                findings.add(
                    .misplacedCollation, "a collation orders texts, and `\(name)` holds none", at: index, of: table,
                    fixes: [Diagnostic.Fix("remove `collate(…)`")])
            }
        }
    }

    /// Whether a collation may order values: of types that PostgreSQL alone knows, nobody else can tell.
    private static func isText(_ type: DataType, _ index: SchemaIndex) -> Bool {
        switch type {
        case .string, .varchar, .char, .citext, .native: true
        case .array(let element): isText(index.storageType(of: element), index)
        case .enumeration(let name): index.enums[name]?.storage == .check
        default: false
        }
    }
}
