import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let unusedType = DiagnosticCode(
        "unused-type", .warning,
        """
        No column, computed property or other type has this enum or type, and no SQL object says that it uses it. It is
        created in the database and generated in Swift all the same. Remove it, or say what it is for:

            enum ImportState @allow(unused-type, "for the import's own protocol") { running, done }
        """)
}

/// An enum or type is there for some column.
enum UnusedTypeRule: SchemaRule, LintRule {
    static let code = DiagnosticCode.unusedType

    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        let schema = schema.schema
        var used: Set<String> = []
        func use(_ type: DataType) {
            switch type {
            case .enumeration(let name), .named(let name): used.insert(name)
            case .array(let element), .range(let element), .multiRange(let element): use(element)
            default: break
            }
        }
        for table in schema.tables {
            for column in table.columns { use(column.type) }
            for property in table.computed { use(property.type) }
        }
        for view in schema.views {
            for column in view.columns { use(column.type) }
            for property in view.computed { use(property.type) }
            for object in view.uses ?? [] { used.insert(object.name) }
        }
        for type in schema.types { use(type.base) }
        for object in schema.opaqueObjects { for needed in object.uses ?? [] { used.insert(needed.name) } }
        for info in schema.enums.map(\.info) + schema.types.map(\.info) where !used.contains(info.name) {
            findings.add(code, "nothing is of the type `\(info.name)`", at: info.anchor, allowances: info.allowances)
        }
    }
}
