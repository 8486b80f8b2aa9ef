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
        case .disownSequence(let sequence): "take sequence \(Self.name(sequence.info)) from its column"
        case .changeExtension(_, let item): "update extension \(item.name)"
        case .addEnumValue(let value, let type, _): "add value \(value) to enum \(type.text)"
        case .renameEnumValue(let type, let from, let to): "rename value \(from) of enum \(type.text) to \(to)"
        case .addDomainCheck(let check, let type, _): "add check \(check.sqlName) to domain \(Self.name(type.info))"
        case .validateDomainCheck(let check, let type):
            "validate check \(check.sqlName) of domain \(Self.name(type.info))"
        case .dropDomainCheck(let check, let type): "drop check \(check.sqlName) of domain \(Self.name(type.info))"
        case .changeSequence(_, let sequence): "change sequence \(Self.name(sequence.info))"
        case .rename(let kind, let from, let to): "rename \(kind.rawValue) \(from.text) to \(to)"
        case .move(let kind, let from, let to): "move \(kind.rawValue) \(from.text) to \(to ?? "public")"
        case .renameColumn(let table, let from, let to): "rename column \(table.text).\(from) to \(to)"
        case .renameConstraint(let table, let from, let to): "rename constraint \(from) of \(table.text) to \(to)"
        case .renameNotNulls(let table, _): "rename the NOT NULL constraints of \(table.text)"
        case .createTable(let table, _): "create table \(Self.name(table.info))"
        case .dropTable(let table): "drop table \(Self.name(table.info))"
        case .changeOptions(_, let table): "change the options of table \(Self.name(table.info))"
        case .repartition(let change): "change the partitions of \(change.parent)"
        case .nameParts: "rename indexes of partitions"
        case .leaveParents(let parents, let table):
            "let \(table) inherit no more from \(parents.joined(separator: ", "))"
        case .rebuildTable(let rebuild): "rebuild table \(Self.name(rebuild.to.info))"
        case .addColumn(let column, let table, _): "add column \(column.sqlName) to \(table)"
        case .dropColumn(let column, let table): "drop column \(column.sqlName) of \(table)"
        case .requireNoRows(let columns, let table):
            "stop where \(table) has rows, since \(columns.map(\.sqlName).joined(separator: ", ")) cannot come again"
        case .changeType(let change, _): "change the type of \(change.table).\(change.to.name)"
        case .changeDefault(let column, let table, _): "change the default of \(table).\(column.name)"
        case .changeNullability(let column, let table, let isNullable):
            "\(isNullable ? "allow" : "forbid") NULL in \(table).\(column.name)"
        case .changeKeeping(let change): "change how \(change.table).\(change.to.name) is kept"
        case .changeMarks(_, let table): "change the marked indexes of table \(Self.name(table.info))"
        case .changeDomainDefault(let type, _): "change the default of domain \(Self.name(type.info))"
        case .changeDomainNullability(let type, let isNullable):
            "\(isNullable ? "allow" : "forbid") NULL in domain \(Self.name(type.info))"
        case .changeIdentity(let change): "change the numbering of \(change.table).\(change.to.name)"
        case .backfill(let backfill): Self.description(of: backfill)
        case .addConstraint(let constraint, _, _, let isChecked):
            "add \(constraint.noun) \(constraint.sqlName)\(isChecked ? "" : ", not valid")"
        case .adoptIndex(let constraint, _): "make index \(constraint.sqlName) a \(constraint.noun)"
        case .validateConstraint(let constraint, _): "validate \(constraint.noun) \(constraint.sqlName)"
        case .dropConstraint(let constraint, _, _): "drop \(constraint.noun) \(constraint.sqlName)"
        case .createIndex(let index, _, _, let isConcurrent):
            "create index \(index.sqlName)\(isConcurrent ? " concurrently" : "")"
        case .dropIndex(let index, _, let isConcurrent):
            "drop index \(index.sqlName)\(isConcurrent ? " concurrently" : "")"
        case .createIndexWithoutParts(let index, _, _): "create index \(index.sqlName) without parts"
        case .attachIndex(let part, let whole, _): "attach index \(part) to \(whole)"
        case .comment: "change a comment"
        case .createTouchTrigger(let table): "create the update trigger of \(Self.name(table.info))"
        case .dropTouchTrigger(let table): "drop the update trigger of \(Self.name(table.info))"
        case .muteTouchTrigger(let table, let isMuted):
            "\(isMuted ? "let backfills mute" : "restore") the update trigger of \(Self.name(table.info))"
        case .createView(let view): "create view \(Self.name(view.info))"
        case .dropView(let view): "drop view \(Self.name(view.info))"
        case .replaceView(let view): "replace view \(Self.name(view.info))"
        case .replaceOpaque(let object): "replace \(object.name)"
        case .keepRights: "keep the rights on what is made again"
        case .copyTypeRights(_, let name): "keep the rights on \(name.text)"
        case .returnRights: "give the rights on what is made again back"
        case .createOpaque(let object): "create \(object.name)"
        case .dropOpaque(let object): "drop \(object.name)"
        }
    }

    private static func description(of backfill: Backfill) -> String {
        let columns = backfill.values.map { "\(backfill.table).\($0.column.name)" }.joined(separator: ", ")
        guard let batches = backfill.batches else {
            return "fill \(columns)" + (backfill.form == .rest ? " in rows that came meanwhile" : "")
        }
        switch batches.order {
        case .key(let names):
            return "fill \(columns) in batches of \(batches.size) rows by \(names.joined(separator: ", "))"
        case .place: return "fill \(columns) in batches of \(batches.size) rows by ctid"
        }
    }

    private static func name(_ info: ObjectInfo) -> String {
        info.sqlSchema.map { "\($0).\(info.sqlName)" } ?? info.sqlName
    }
}
