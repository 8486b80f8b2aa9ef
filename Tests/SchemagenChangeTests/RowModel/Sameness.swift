import SchemagenModel

/// Whether things of two schemas, of the same SQL name, differ in what Swift calls them alone.
struct Sameness {
    let old: SchemaIndex
    let new: SchemaIndex
    let database: Database

    func isSame(_ former: Column, _ latter: Column) -> Bool {
        latter.sqlName == former.sqlName
            && new.storageType(of: latter.type) == old.storageType(of: former.type)
            && new.hasNotNull(latter, on: database) == old.hasNotNull(former, on: database)
            && new.defaultValue(of: latter)?.kind == old.defaultValue(of: former)?.kind
            && latter.generated == former.generated && (latter.identity == nil) == (former.identity == nil)
    }

    func isSame(_ former: Table, _ latter: Table) -> Bool {
        let (before, after) = (columns(former), columns(latter))
        return before.count == after.count && zip(before, after).allSatisfy(isSame) && parts(former) == parts(latter)
    }

    private func columns(_ table: Table) -> [Column] {
        table.columns.filter { $0.databases.contains(database) }.sorted { $0.sqlName < $1.sqlName }
    }

    /// The SQL names of what a table has besides columns.
    private func parts(_ table: Table) -> Set<String> {
        let constraints =
            [table.primaryKey?.info].compactMap { $0 } + table.uniques.map(\.info) + table.checks.map(\.info)
            + table.foreignKeys.map(\.info) + table.exclusions.map(\.info)
        return Set(
            constraints.filter { $0.databases.contains(database) }.map(\.sqlName)
                + table.indexes.filter { $0.databases.contains(database) }.map(\.sqlName))
    }
}
