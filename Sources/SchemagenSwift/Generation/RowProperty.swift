import SchemagenModel

/// A column as a property of a generated struct.
struct RowProperty {
    private let source: Source
    /// The documentation: the schema's, or which column it is.
    var documentation: String
    /// Why the column is deprecated.
    var deprecation: String?
    /// The type without `?`.
    var type: String
    var isOptional: Bool
    /// The name of the property that holds the value: that of the column, or of its store where the column is
    /// deprecated. A property marked deprecated cannot be set by the initialiser without a warning.
    var storage: String

    /// The type with its `?`.
    var fullType: String { isOptional ? type + "?" : type }
    /// The column that it stands for.
    var column: Column { source.column }
    /// The name of the property that users see.
    let name: String

    /// Columns are large: copies of a property share theirs.
    private final class Source {
        let column: Column

        init(_ column: Column) { self.column = column }
    }

    init(_ column: Column, type: String, isOptional: Bool, storage: String) {
        source = Source(column)
        name = column.name
        documentation = column.documentation ?? "The column `\(column.sqlName)`."
        deprecation = column.deprecation
        self.type = type
        self.isOptional = isOptional
        self.storage = storage
    }

    /// The properties of a row.
    static func properties(
        of columns: [Column], key: TableKey, databases: DatabaseSet, context: SwiftContext,
        imports: inout Set<SwiftImport>
    ) -> [RowProperty] {
        var names: Set<String> = []
        for column in columns { names.insert(column.name) }
        var result: [RowProperty] = []
        result.reserveCapacity(columns.count)
        for column in columns {
            let isKey = key.column?.name == column.name
            var storage = column.name
            if column.deprecation != nil {
                storage = "_" + column.name
                while names.contains(storage) { storage = "_" + storage }
            }
            result.append(
                RowProperty(
                    column,
                    type: isKey ? "ID" : SwiftTypes(context: context).name(of: column.type, imports: &imports),
                    isOptional: !isKey
                        && (column.isNullable || context.isPartial(column.databases, within: databases)),
                    storage: storage))
        }
        return result
    }

    /// The name of an initialiser's parameter inside of it.
    var parameterName: String { name == "self" ? "selfValue" : name }

    /// The name behind `self.`, or alone where no local name hides it.
    func reference(hiddenBy locals: Set<String> = []) -> String {
        locals.contains(storage) || storage == "self"
            ? "self." + SwiftName.escaped(storage) : SwiftName.escaped(storage)
    }

    /// The declarations of the property: the value, and behind a deprecated name its store.
    func declarations(access: AccessLevel, isConstant: Bool) -> [Declaration] {
        guard let deprecation else {
            return [
                .property(
                    PropertyDeclaration(
                        head: DeclarationHead(access, documentation: documentation), isConstant: isConstant,
                        name: name, type: fullType))
            ]
        }
        let get: [Statement] = [.return(.atom(SwiftName.escaped(storage)))]
        let set: [Statement] = [.assign(SwiftName.escaped(storage), .atom("newValue"))]
        return [
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(
                        access, documentation: documentation, deprecation: deprecation),
                    name: name, type: fullType, body: isConstant ? .getter(get) : .accessors(get: get, set: set))),
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(.private), isConstant: isConstant, name: storage, type: fullType)),
        ]
    }
}
