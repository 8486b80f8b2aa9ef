import SchemagenModel

/// A column as a property of a generated struct, everything about it worked out once.
final class RowProperty {
    /// The name of the property that users see.
    let name: String
    /// The name as Swift source.
    let spelledName: String
    /// The name of the property that holds the value: that of the column, or of its store where the column is
    /// deprecated. A property marked deprecated cannot be set by the initialiser without a warning.
    let storage: String
    /// The same as Swift source.
    let spelledStorage: String
    /// The column's name in the database.
    let sqlName: String
    /// The documentation; where the schema has none: which column it is.
    let documentation: String
    /// Why the column is deprecated.
    let deprecation: String?
    /// The type of the column.
    let columnType: DataType
    /// The Swift type without `?`.
    let type: String
    let isOptional: Bool
    let isSensitive: Bool
    /// Whether the type's own coding is not that of the database.
    let isAdapted: Bool
    /// The place of the column in its table or view.
    let position: Int

    init(_ columns: [Column], _ position: Int, type: String, isOptional: Bool, storage: String) {
        self.position = position
        name = columns[position].name
        spelledName = SwiftName.escaped(name)
        self.storage = storage
        spelledStorage = SwiftName.escaped(storage)
        sqlName = columns[position].sqlName
        documentation = columns[position].documentation ?? "The column `" + sqlName + "`."
        deprecation = columns[position].deprecation
        columnType = columns[position].type
        self.type = type
        self.isOptional = isOptional
        isSensitive = columns[position].isSensitive
        isAdapted = CodingAdapter.isNeeded(for: columnType)
    }

    /// A property as a part of the table's key.
    init(partOfKey other: RowProperty) {
        position = other.position
        name = other.name
        spelledName = other.spelledName
        storage = name
        spelledStorage = spelledName
        sqlName = other.sqlName
        documentation = other.documentation
        deprecation = nil
        columnType = other.columnType
        type = other.type
        isOptional = false
        isSensitive = other.isSensitive
        isAdapted = other.isAdapted
    }

    /// The properties of a row.
    static func properties(
        of columns: [Column], key: TableKey, databases: DatabaseSet, context: SwiftContext
    ) -> [RowProperty] {
        let keyColumn = key.column
        var result: [RowProperty] = []
        result.reserveCapacity(columns.count)
        for position in columns.indices {
            let name = columns[position].name
            let isKey = keyColumn == name
            var storage = name
            if columns[position].deprecation != nil {
                storage = "_" + storage
                while columns.contains(where: { $0.name == storage }) { storage = "_" + storage }
            }
            result.append(
                RowProperty(
                    columns, position, type: isKey ? "ID" : context.typeName(of: columns[position].type),
                    isOptional: !isKey
                        && (columns[position].isNullable
                            || context.isPartial(columns[position].databases, within: databases)),
                    storage: storage))
        }
        return result
    }

    /// The name of an initialiser's parameter inside of it.
    var parameterName: String { name == "self" ? "selfValue" : spelledName }

    /// The name behind `self.`, or alone where no local name hides it.
    func reference(hiddenBy first: String = "", _ second: String = "") -> String {
        storage == "self" || storage == first || storage == second ? "self." + spelledStorage : spelledStorage
    }

    /// The parameter of an initialiser that sets the property.
    func parameter(_ type: String, isOptional: Bool, defaultValue: String? = nil) -> ParameterDeclaration {
        ParameterDeclaration(
            label: spelledName, name: name == "self" ? "selfValue" : nil, type: type, isOptional: isOptional,
            defaultValue: defaultValue ?? (isOptional ? "nil" : nil))
    }

    /// The declaration of the property: the value, and behind a deprecated name its store.
    func declare(
        _ type: String, isOptional: Bool, documentation: String, isConstant: Bool, access: String,
        to out: inout SourceBuffer
    ) {
        var property = PropertyDeclaration(
            head: DeclarationHead(documentation, deprecation: deprecation, access: access), name: spelledName,
            type: type, isOptional: isOptional)
        if deprecation != nil {
            let value = SwiftExpression.atom(spelledStorage)
            if isConstant {
                out.write(property, returning: value)
            } else {
                out.write(property, get: value, set: .assignment(spelledStorage, .atom("newValue")))
            }
            property.head = DeclarationHead(nil, access: "private ")
            property.name = spelledStorage
        }
        if isConstant { property.keyword = .constant }
        out.write(property)
    }
}
