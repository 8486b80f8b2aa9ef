import SchemagenDatabases
import SchemagenModel
import SchemagenSQL

extension OpaquePlacing {
    /// The text of a domain, table or view that the language cannot say as a whole.
    static func written(_ object: CatalogueObject, _ drafter: PostgreSQLDrafter) -> ObjectDefinition? {
        let path = object.identity.path
        let name = PostgreSQLDrafter.quoted(path)
        switch object.identity.kind {
        case .enumeration:
            let labels = object.list(.labels).map(Quoting.literal).joined(separator: ", ")
            return ObjectDefinition(
                kind: "type", identity: name, create: "CREATE TYPE \(name) AS ENUM (\(labels))",
                writtenDrop: "DROP TYPE \(name)")
        case .view, .materializedView: return view(object, name)
        case .domain:
            return ObjectDefinition(
                kind: "domain", identity: name, create: domain(object, name, drafter),
                writtenDrop: "DROP DOMAIN \(name)")
        case .sequence where drafter.isText(object) && object.list(.ownedBy).isEmpty:
            return ObjectDefinition(
                kind: "sequence", identity: name, create: sequence(object, name),
                writtenDrop: "DROP SEQUENCE \(name)")
        case .notNullConstraint: return namedNotNull(object, drafter)
        case .table where drafter.map.isPartition(object):
            return nil
        case .table:
            let statements = table(object, name, drafter.map)
            return ObjectDefinition(
                kind: "table", identity: name, create: statements, writtenDrop: "DROP TABLE \(name)")
        default: return nil
        }
    }

    /// The name of a NOT NULL of a table, from PostgreSQL 18 on: it is made under the usual one. One that is unproved, that
    /// others inherit, or whose usual name is shortened has no such text.
    private static func namedNotNull(_ object: CatalogueObject, _ drafter: PostgreSQLDrafter) -> ObjectDefinition? {
        let path = object.identity.path
        let owner = CatalogueIdentity(.table, Array(path.dropLast()))
        guard path.count == 3, !object.flag(.isNotValid), !object.flag(.isNoInherit),
            let table = drafter.map.catalogue[owner], !drafter.map.isPartition(table),
            table.list(.parents).isEmpty, !drafter.hasParts(owner.path), let column = object.list(.columns).first
        else { return nil }
        let usual = "\(path[1])_\(column)_not_null"
        guard usual.utf8.count <= SQLIdentifier.maximumLength else { return nil }
        let rename = "ALTER TABLE \(PostgreSQLDrafter.quoted(owner.path)) RENAME CONSTRAINT"
        let (name, other) = (PostgreSQLDrafter.quoted([path[2]]), PostgreSQLDrafter.quoted([usual]))
        return ObjectDefinition(
            kind: "setting", identity: "name \(name) on \(PostgreSQLDrafter.quoted(owner.path))", owner: owner,
            create: "\(rename) \(other) TO \(name)", drop: "\(rename) \(name) TO \(other)",
            writtenDrop: "\(rename) \(name) TO \(other)")
    }

    private static func sequence(_ object: CatalogueObject, _ name: String) -> String {
        var text =
            "CREATE \(object.flag(.isUnlogged) ? "UNLOGGED " : "")SEQUENCE \(name) AS \(object.text(.type) ?? "bigint")"
        let words = [
            "start": "START WITH", "increment": "INCREMENT BY", "minimum": "MINVALUE", "maximum": "MAXVALUE",
            "cache": "CACHE",
        ]
        for parameter in object.list(.parameters) {
            let parts = parameter.split(separator: "=", maxSplits: 1).map(String.init)
            if parts[0] == "cycle" { text += " CYCLE" }
            if parts.count == 2, let word = words[parts[0]] { text += " \(word) \(parts[1])" }
        }
        return text
    }

    private static func view(_ object: CatalogueObject, _ name: String) -> ObjectDefinition {
        let isMaterialized = object.identity.kind == .materializedView
        var query = object.text(.query) ?? ""
        if query.hasSuffix(";") { query.removeLast() }
        var options = object.list(.options)
        if object.flag(.isSecurityBarrier) { options.append("security_barrier=true") }
        let with = options.isEmpty ? "" : " WITH (\(options.joined(separator: ", ")))"
        var end = object.text(.checkOption).map { "\n  WITH \($0.uppercased()) CHECK OPTION" } ?? ""
        if object.flag(.isNotPopulated) { end += "\n  WITH NO DATA" }
        return ObjectDefinition(
            kind: isMaterialized ? "materialized view" : "view", identity: name,
            create: "CREATE \(isMaterialized ? "MATERIALIZED " : "")VIEW \(name)\(with) AS\n\(query)\(end)",
            writtenDrop: "DROP \(isMaterialized ? "MATERIALIZED " : "")VIEW \(name)")
    }

    private static func domain(_ object: CatalogueObject, _ name: String, _ drafter: PostgreSQLDrafter) -> String {
        var text = "CREATE DOMAIN \(name) AS \(object.text(.type) ?? "")"
        if let collation = object.text(.collation) { text += " COLLATE \(collation)" }
        if let value = object.text(.defaultValue) { text += " DEFAULT \(value)" }
        if object.flag(.isNotNull) { text += " NOT NULL" }
        for check in drafter.map.constraints(.checkConstraint, of: object.identity.path) where !check.flag(.isNotValid)
        {
            text +=
                "\n    CONSTRAINT \(PostgreSQLDrafter.quoted([check.identity.path[2]])) \(check.text(.definition) ?? "")"
        }
        for check in drafter.map.constraints(.checkConstraint, of: object.identity.path) where check.flag(.isNotValid) {
            text +=
                ";\nALTER DOMAIN \(name) ADD CONSTRAINT \(PostgreSQLDrafter.quoted([check.identity.path[2]])) "
                + (check.text(.definition) ?? "")
        }
        return text
    }

    /// The statements that make a table.
    ///
    /// A partition that is made as a table has what its table gives it before it is attached, under the names that it has:
    /// the server then takes that for the parts of its table's.
    /// - Parameter apart: Indexes and constraints that are not made with it.
    static func table(
        _ object: CatalogueObject, _ name: String, _ map: CatalogueMap, isPartition: Bool = false,
        without apart: Set<CatalogueIdentity> = []
    ) -> String {
        let path = object.identity.path
        var lines: [String] = []
        let isTyped = object.text(.ofType) != nil
        for column in map.columns[path] ?? [] where isPartition || !column.flag(.isInheritedOnly) {
            if let line = self.column(column, isTyped: isTyped) { lines.append(line) }
        }
        var later: [String] = []
        for constraint in map.constraints[path] ?? [] {
            // A partition's foreign keys come when what they refer to is there.
            if apart.contains(constraint.identity) { continue }
            if isPartition ? constraint.identity.kind == .foreignKey : constraint.flag(.isInheritedOnly) { continue }
            let line =
                "CONSTRAINT \(PostgreSQLDrafter.quoted([constraint.identity.path[2]])) \(constraint.text(.definition) ?? "")"
            if constraint.flag(.isNotValid) || constraint.identity.kind == .foreignKey {
                later.append("ALTER TABLE ONLY \(name) ADD \(line)")
            } else if constraint.identity.kind != .notNullConstraint {
                lines.append(line)
            }
        }
        var text = "CREATE \(object.flag(.isUnlogged) ? "UNLOGGED " : "")TABLE \(name)"
        if let type = object.text(.ofType) { text += " OF \(type)" }
        if !lines.isEmpty || !isTyped { text += " (\n    " + lines.joined(separator: ",\n    ") + "\n)" }
        let parents = object.list(.parents)
        if !parents.isEmpty { text += "\nINHERITS (\(parents.joined(separator: ", ")))" }
        if let key = object.text(.partitionKey) { text += "\nPARTITION BY \(key)" }
        if let method = object.text(.method) { text += "\nUSING \(PostgreSQLDrafter.quoted([method]))" }
        let options = object.list(.options)
        if !options.isEmpty { text += "\nWITH (\(options.joined(separator: ", ")))" }
        for index in written(path, map, isPartition: isPartition) where !apart.contains(index.identity) {
            // One of a divided table stands there without its parts, and would not be valid.
            let definition = index.text(.definition) ?? ""
            later.append(
                object.text(.partitionKey) == nil
                    ? definition : definition.replacing(" ON ONLY ", with: " ON ", maxReplacements: 1))
        }
        if object.flag(.hasRowSecurity) { later.append("ALTER TABLE \(name) ENABLE ROW LEVEL SECURITY") }
        if object.flag(.isRowSecurityForced) { later.append("ALTER TABLE \(name) FORCE ROW LEVEL SECURITY") }
        return ([text] + later).joined(separator: ";\n")
    }

    /// The indexes that are written with a table.
    ///
    /// Of those of a partition its own stand last: of two that are the same the server takes the first for a part of its
    /// table's.
    private static func written(_ path: [String], _ map: CatalogueMap, isPartition: Bool) -> [CatalogueObject] {
        let indexes = map.indexes[path] ?? []
        guard isPartition else { return indexes.filter { $0.list(.partitionOf).isEmpty } }
        return indexes.filter { !$0.list(.partitionOf).isEmpty } + indexes.filter { $0.list(.partitionOf).isEmpty }
    }

    private static func column(_ column: CatalogueObject, isTyped: Bool) -> String? {
        let name = PostgreSQLDrafter.quoted([column.identity.path[2]])
        var text = isTyped ? "\(name) WITH OPTIONS" : "\(name) \(column.text(.type) ?? "")"
        let bare = text
        if let collation = column.text(.collation), !isTyped { text += " COLLATE \(collation)" }
        if let mode = column.text(.identity) { text += " GENERATED \(mode.uppercased()) AS IDENTITY" }
        if let generated = column.text(.generated) {
            text += " GENERATED ALWAYS AS (\(generated)) \((column.text(.generatedKind) ?? "stored").uppercased())"
        } else if let value = column.text(.defaultValue) {
            text += " DEFAULT \(value)"
        }
        if column.flag(.isNotNull) { text += " NOT NULL" }
        return isTyped && text == bare ? nil : text
    }
}
