/// What can have documentation and should.
public struct Documentable: Sendable {
    /// The Swift name, behind that of its owner.
    public var name: String
    /// Whether it has any.
    public var isDocumented: Bool
    /// Where it was declared.
    public var anchor: SourceAnchor
    /// What `@allow` says there.
    public var allowances: [Allowance]

    /// Everything of a schema that counts, in its order. The columns of primary keys need no words.
    public static func all(in schema: Schema) -> [Documentable] {
        var all = schema.enums.map { Documentable($0.info) } + schema.types.map { Documentable($0.info) }
        for table in schema.tables {
            all.append(Documentable(table.info))
            let key = Set(table.primaryKey?.columns ?? [])
            for column in table.columns where !key.contains(column.name) {
                all.append(Documentable(column, of: table.info))
            }
        }
        for view in schema.views {
            all.append(Documentable(view.info))
            for column in view.columns { all.append(Documentable(column, of: view.info)) }
        }
        return all
    }

    private init(_ info: ObjectInfo) {
        (name, anchor, allowances) = (info.name, info.anchor, info.allowances)
        isDocumented = info.documentation?.isEmpty == false
    }

    private init(_ column: Column, of owner: ObjectInfo) {
        (name, anchor) = ("\(owner.name).\(column.name)", column.anchor)
        allowances = column.allowances + owner.allowances
        isDocumented = column.documentation?.isEmpty == false
    }
}
