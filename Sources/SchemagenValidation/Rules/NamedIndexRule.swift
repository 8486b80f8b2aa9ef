import SchemagenLanguage
import SchemagenModel

/// What names an index of a table or view by its SQL name names one that is there, and one that will do.
enum NamedIndexRule: SchemaRule {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        for table in schema.schema.tables where table.info.databases.contains(.postgresql) {
            let keys = keys(of: table)
            if let name = table.options.clusterIndex {
                require(name, among: keys.all + exclusions(of: table), "@clusterOn", table.info, &findings)
                let exclusion = table.exclusions.first { $0.info.sqlName == name }
                checkOrder(
                    table.indexes.first { $0.sqlName == name }.map { ($0.method, $0.predicate) }
                        ?? exclusion.map { ($0.method, $0.predicate) }, name, table.info, &findings)
            }
            if case .index(let name)? = table.options.replicaIdentity {
                require(name, among: keys.all, "@replicaIdentity", table.info, &findings)
                if keys.all.contains(name), !keys.identifying.contains(name) {
                    findings.add(
                        .invalidAttribute,
                        "`\(name)` does not identify every row: that takes a unique key of columns without `?`, whole and not deferrable",
                        at: table.info.anchor, allowances: table.info.allowances)
                }
            }
        }
        for view in schema.schema.views {
            guard let name = view.clusterIndex, view.info.databases.contains(.postgresql) else { continue }
            require(name, among: view.indexes.map(\.sqlName), "@clusterOn", view.info, &findings)
            let index = view.indexes.first { $0.sqlName == name }
            checkOrder(index.map { ($0.method, $0.predicate) }, name, view.info, &findings)
        }
    }

    /// Whether an index gives all rows an order (CLUSTER: not by a partial index, nor by one of a method without an order).
    private static func checkOrder(
        _ index: (method: String, predicate: Expression?)?, _ name: String, _ info: ObjectInfo,
        _ findings: inout ValidationFindings
    ) {
        guard let (method, predicate) = index else { return }
        let reason =
            predicate != nil
            ? "it does not have all rows" : ["btree", "gist"].contains(method) ? nil : "`\(method)` has no order"
        guard let reason else { return }
        findings.add(
            .invalidAttribute, "`@clusterOn` names `\(name)`, which cannot order the rows of `\(info.name)`: \(reason)",
            at: info.anchor, allowances: info.allowances,
            fixes: [Diagnostic.Fix("name a whole index of `btree` or `gist`")])
    }

    private static func require(
        _ name: String, among names: [String], _ attribute: String, _ info: ObjectInfo,
        _ findings: inout ValidationFindings
    ) {
        if names.contains(name) { return }
        findings.add(
            .invalidAttribute, "`\(attribute)` names `\(name)`, which is no index of `\(info.name)`", at: info.anchor,
            allowances: info.allowances,
            fixes: names.isEmpty ? [] : [Diagnostic.Fix("its indexes are \(names.quoted), by their SQL names")])
    }

    /// The SQL names of what has an index on PostgreSQL, and of those by which a row can be known.
    private static func keys(of table: Table) -> (all: [String], identifying: Set<String>) {
        var all: [String] = []
        var identifying: Set<String> = []
        func isRequired(_ name: String) -> Bool { table.column(name).map { !$0.isNullable } ?? false }
        func add(_ name: String, identifies: Bool) {
            all.append(name)
            if identifies { identifying.insert(name) }
        }
        if let key = table.primaryKey, key.info.databases.contains(.postgresql) {
            add(key.info.sqlName, identifies: key.info.deferrable == nil)
        }
        for unique in table.uniques where unique.info.databases.contains(.postgresql) {
            add(
                unique.info.sqlName,
                identifies: unique.info.deferrable == nil && unique.columns.allSatisfy(isRequired))
        }
        for index in table.indexes where index.databases.contains(.postgresql) {
            let isOfColumns = index.keys.allSatisfy { key in
                if case .column(let name) = key.value { isRequired(name) } else { false }
            }
            add(index.sqlName, identifies: index.isUnique && index.predicate == nil && isOfColumns)
        }
        return (all, identifying)
    }

    private static func exclusions(of table: Table) -> [String] {
        table.exclusions.filter { $0.info.databases.contains(.postgresql) }.map(\.info.sqlName)
    }
}
