import SchemagenLanguage
import SchemagenModel

/// Types that PostgreSQL has from an extension need the extension, and have their names for themselves.
enum ExtensionRule: SchemaRule {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        guard schema.targets.contains(.postgresql) else { return }
        var there = Set(schema.schema.extensions.map(\.name))
        func check(_ type: DataType, at anchor: SourceAnchor, _ allowances: [Allowance]) {
            // Once for each extension: it is the schema that lacks it.
            guard let (written, name) = needed(type), there.insert(name).inserted else { return }
            findings.add(
                .missingExtension, "`\(written)` is a type of the extension `\(name)`, which the schema does not have",
                at: anchor, allowances: allowances, fixes: [Diagnostic.Fix("add `extension \(name)`")])
        }
        for type in schema.schema.types where type.info.databases.contains(.postgresql) {
            check(type.base, at: type.info.anchor, type.info.allowances)
        }
        for table in schema.schema.tables {
            for column in table.columns
            where column.databases.intersection(table.info.databases).contains(.postgresql) {
                check(column.type, at: column.anchor, column.allowances)
            }
        }
        for owner in schema.schema.extensions {
            for info in schema.schema.infosOfTypes where owner.hasType(named: info) {
                findings.add(
                    .systemName, "the extension `\(owner.name)` has a type `\(info.sqlName)`", at: info.anchor,
                    allowances: info.allowances,
                    fixes: [Diagnostic.Fix("give `\(info.name)` another SQL name with `as`, or a namespace")])
            }
        }
    }

    /// What is written for a type, and the extension that it comes from. What a `type` is of is looked at by itself.
    private static func needed(_ type: DataType) -> (written: String, name: String)? {
        switch type {
        case .array(let element): needed(element)
        case .citext: ("Citext", "citext")
        case .hstore: ("HStore", "hstore")
        case .ltree: ("LTree", "ltree")
        default: nil
        }
    }
}
