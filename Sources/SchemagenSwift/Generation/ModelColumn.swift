import SchemagenModel

/// A column as a property of a model.
struct ModelColumn {
    let column: Column
    /// The property's type, with its `?`.
    let type: String
    let isOptional: Bool
    /// The stored property: a deprecated column hides behind a computed one, or the generated code itself would warn.
    let storage: String
    /// Whether the value is wrapped in the table's own id type.
    let isKey: Bool

    var name: String { column.name }

    /// - Parameter keyType: the type to use instead of the column's own, for a key: `ID`.
    init(
        _ column: Column, keyType: String?, isPartial: Bool, _ context: SwiftContext, imports: inout Set<SwiftImport>
    ) {
        self.column = column
        isOptional = column.isNullable || isPartial
        let base = keyType ?? SwiftTypes(context: context).name(of: column.type, imports: &imports)
        type = base + (isOptional ? "?" : "")
        storage = column.deprecation == nil ? column.name : column.name + "Storage"
        if case .reference = column.type { isKey = false } else { isKey = keyType != nil }
    }

    private init(_ other: ModelColumn, storage: String) {
        column = other.column
        type = other.type
        isOptional = other.isOptional
        self.storage = storage
        isKey = other.isKey
    }

    /// The same column stored under another name.
    func named(_ storage: String) -> ModelColumn { ModelColumn(self, storage: storage) }

    /// The stored property, and the deprecated one in front of it.
    func properties(_ access: AccessLevel) -> [Declaration] {
        guard let deprecation = column.deprecation else {
            return [
                .property(
                    PropertyDeclaration(
                        head: DeclarationHead(access, documentation: column.documentation), name: name, type: type))
            ]
        }
        return [
            .property(PropertyDeclaration(head: DeclarationHead(.private), name: storage, type: type)),
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(access, documentation: column.documentation, deprecation: deprecation),
                    name: name, type: type,
                    body: .accessors(
                        get: [.expression(.atom(storage))], set: [.assign(storage, .atom("newValue"))]))),
        ]
    }
}
