import SchemagenLanguage
import SchemagenModel

/// What a schema says and Swift cannot: names that collide with what is generated, defaults without a form.
public struct SwiftNameRule {
    private let context: SwiftContext
    private var bag = DiagnosticBag()

    private init(_ schema: Schema) { context = SwiftContext(SchemaFacts(schema)) }

    /// Finds them, in the order of the file.
    public static func check(_ schema: Schema) -> [Diagnostic] {
        var checker = SwiftNameRule(schema)
        for table in schema.tables { checker.check(table) }
        for view in schema.views {
            checker.check(type: view.info)
            checker.check(members: view.columns, view.computed, reserved: Self.sensitive(view.columns))
        }
        for item in schema.enums {
            checker.check(type: item.info)
            for member in item.cases where reservedCases.contains(member.name) {
                checker.taken(member.name, member.anchor)
            }
        }
        for type in schema.types { checker.check(type: type.info) }
        return checker.bag.sorted
    }

    /// Names that hide, or are hidden by, something in generated code.
    private static let reservedTypes: Set<String> = [
        "ID", "Draft", "Columns", "CodingKeys", "Self", "Type", "Protocol", "Any", "AnyObject", "_", "Swift",
        "Foundation", "FoundationEssentials", "SchemagenRuntime", "StringLiteralType", "IntegerLiteralType",
        "FloatLiteralType", "BooleanLiteralType",
    ]

    /// Members that every generated struct has, or that Swift makes for it.
    private static let reservedMembers: Set<String> = ["ID", "Draft", "Columns", "CodingKeys", "hashValue"]

    /// Members that every generated enum has, or that Swift gives every type.
    private static let reservedCases: Set<String> = [
        "allCases", "AllCases", "RawValue", "hashValue", "Self", "Type", "Protocol",
    ]

    private static func sensitive(_ columns: [Column]) -> Set<String> {
        columns.contains { $0.isSensitive } ? ["customMirror"] : []
    }

    private mutating func check(type info: ObjectInfo) {
        guard Self.reservedTypes.contains(info.name) else { return }
        bag.add(
            .swiftNameTaken, "Swift, or the generated code, needs the name `\(info.name)` for itself",
            at: info.anchor.span,
            fixes: [Diagnostic.Fix("choose another name, and keep `\(info.sqlName)` in the database with `as`")])
    }

    private mutating func check(_ table: Table) {
        check(type: table.info)
        var reserved = Self.sensitive(table.columns)
        reserved.insert("validate")
        check(members: table.columns, table.computed, reserved: reserved)
        let ownColumn = TableKey(table).ownColumn
        for column in table.columns {
            guard let value = column.swiftDefault else { continue }
            let wrapper = column.name == ownColumn ? "ID" : nil
            if DefaultValue(context: context).expression(value, column.type, wrapper: wrapper) == nil {
                bag.add(
                    .swiftDefaultUnsupported, "`\(column.name)` has a default that Swift cannot write",
                    at: column.anchor.span,
                    fixes: [Diagnostic.Fix("make it the database's default: `= …`")])
            }
        }
    }

    private mutating func check(members columns: [Column], _ computed: [ComputedProperty], reserved: Set<String>) {
        let reserved = reserved.union(Self.reservedMembers)
        var names: Set<String> = []
        for column in columns {
            names.insert(column.name)
            if reserved.contains(column.name) { taken(column.name, column.anchor) }
        }
        for property in computed where reserved.contains(property.name) || names.contains(property.name) {
            taken(property.name, property.anchor)
        }
    }

    private mutating func taken(_ name: String, _ anchor: SourceAnchor) {
        bag.add(
            .swiftNameTaken, "the generated type has a member `\(name)` already", at: anchor.span,
            fixes: [Diagnostic.Fix("choose another name")])
    }
}
