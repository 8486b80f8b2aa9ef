import SchemagenModel

extension Step {
    /// What the step does in words, with SQL names: `create table orders`.
    public var summary: String {
        switch self {
        case .createNamespace(let namespace): "create schema \(namespace.sqlName)"
        case .dropNamespace(let namespace): "drop schema \(namespace.sqlName)"
        case .createExtension(let item): "create extension \(item.name)"
        case .dropExtension(let item): "drop extension \(item.name)"
        case .createEnum(let item): "create enum \(Self.name(item.info))"
        case .dropEnum(let item): "drop enum \(Self.name(item.info))"
        case .createDomain(let type): "create domain \(Self.name(type.info))"
        case .dropDomain(let type): "drop domain \(Self.name(type.info))"
        case .createSequence(let sequence): "create sequence \(Self.name(sequence.info))"
        case .dropSequence(let sequence): "drop sequence \(Self.name(sequence.info))"
        case .ownSequence(let sequence): "give sequence \(Self.name(sequence.info)) to its column"
        case .createTable(let table, _): "create table \(Self.name(table.info))"
        case .dropTable(let table): "drop table \(Self.name(table.info))"
        case .addForeignKey(let key, _, _): "add foreign key \(key.info.sqlName)"
        case .dropForeignKey(let key, _, _): "drop foreign key \(key.info.sqlName)"
        case .createIndex(let index, _, _): "create index \(index.sqlName)"
        case .dropIndex(let index, _): "drop index \(index.sqlName)"
        case .createTouchTrigger(let table): "create the update trigger of \(Self.name(table.info))"
        case .dropTouchTrigger(let table): "drop the update trigger of \(Self.name(table.info))"
        case .createView(let view): "create view \(Self.name(view.info))"
        case .dropView(let view): "drop view \(Self.name(view.info))"
        case .createOpaque(let object): "create \(object.name)"
        case .dropOpaque(let object): "drop \(object.name)"
        }
    }

    private static func name(_ info: ObjectInfo) -> String {
        info.sqlSchema.map { "\($0).\(info.sqlName)" } ?? info.sqlName
    }
}
