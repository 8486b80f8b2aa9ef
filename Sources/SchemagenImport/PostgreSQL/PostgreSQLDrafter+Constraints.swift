import SchemagenDatabases
import SchemagenModel

extension PostgreSQLDrafter {
    /// The Swift name of a column of a table or view.
    func columnName(_ sqlName: String, in path: [String]) -> String { names.columns[path]?[sqlName] ?? sqlName }

    private func deferrability(_ object: CatalogueObject) -> [String] {
        switch object.text(.deferrable) {
        case "immediate": ["@deferrable"]
        case "deferred": ["@deferrable(initially: deferred)"]
        default: []
        }
    }

    /// A primary key or a unique constraint.
    /// - Parameter table: The table whose columns they are, of a constraint of a partition.
    mutating func constraint(_ object: CatalogueObject, in table: [String]) -> KeyDraft {
        var attributes = object.flag(.isNullsNotDistinct) ? ["@nullsNotDistinct"] : []
        attributes += deferrability(object) + partOf(object)
        return KeyDraft(
            sqlName: object.identity.path[2], documentation: documentation(of: object),
            keys: object.list(.columns).map { KeyDraft.Key(column: columnName($0, in: table)) },
            include: object.list(.include).map { columnName($0, in: table) }, attributes: attributes)
    }

    /// A foreign key; nil where it refers to what has no Swift name, or to a part of a table.
    /// - Parameter owner: The table whose columns they are, of a foreign key of a partition.
    mutating func foreignKey(
        _ object: CatalogueObject, in path: [String], of owner: [String]? = nil
    ) -> ForeignKeyDraft? {
        let owner = owner ?? path
        let target = object.list(.referencedTable)
        guard let table = names.tables[target] else {
            keepConstraint(object, on: path, reason: "it refers to a partition or to a table that is kept as text")
            return nil
        }
        if setsNullWhereNoneIs(object, in: path) {
            keepConstraint(object, on: path, reason: "it sets to NULL what is NOT NULL, which is an error here")
            return nil
        }
        let columns = object.list(.columns)
        let referenced = object.list(.referencedColumns)
        if refersToTextAlone(target, referenced) {
            keepConstraint(object, on: path, reason: "it refers to a key that is kept as text")
            return nil
        }
        let key = map.primaryKey(of: target).map { isText($0) ? [] : $0.list(.columns) } ?? []
        var attributes: [String] = []
        for (fact, word) in [(CatalogueFact.onDelete, "onDelete"), (.onUpdate, "onUpdate")] {
            guard let action = object.text(fact), action != "no action" else { continue }
            var name =
                ["cascade": "cascade", "restrict": "restrict", "set null": "setNull", "set default": "setDefault"][
                    action] ?? action
            let set = object.list(.setColumns)
            if fact == .onDelete, !set.isEmpty {
                name += "(\(set.map { SourceText.name(columnName($0, in: owner)) }.joined(separator: ", ")))"
            }
            attributes.append("@\(word)(\(name))")
        }
        if object.text(.match) == "full" { attributes.append("@matchFull") }
        attributes += deferrability(object)
        if object.flag(.isNotValid) { attributes.append("@notValid") }
        let refersToKey = referenced == key
        return ForeignKeyDraft(
            sqlName: object.identity.path[2], documentation: documentation(of: object),
            columns: columns.map { columnName($0, in: owner) }, table: table,
            referenced: referenced.map { columnName($0, in: target) }, refersToKey: refersToKey,
            hasTypeOfKey: refersToKey && columns.count == 1 && owner == path
                && hasTypeOfKey(columns[0], in: path, target, referenced[0]),
            attributes: attributes)
    }

    /// Whether the keys of a divided table that are on some columns are all kept as text, with their parts.
    private func refersToTextAlone(_ table: [String], _ columns: [String]) -> Bool {
        let keys = (map.constraints(.primaryKey, of: table) + map.constraints(.uniqueConstraint, of: table))
            .filter { $0.list(.columns).sorted() == columns.sorted() }
        return !keys.isEmpty && keys.allSatisfy { reasonToKeep(familyOf: $0) != nil }
    }

    /// Whether a foreign key would set a column to NULL that is NOT NULL: PostgreSQL takes it, and every such delete fails.
    private func setsNullWhereNoneIs(_ object: CatalogueObject, in path: [String]) -> Bool {
        func isRequired(_ name: String) -> Bool {
            guard let column = map.catalogue[CatalogueIdentity(.column, path + [name])] else { return false }
            return column.flag(.isNotNull) || isOfRequiredType(column)
        }
        let (columns, set) = (object.list(.columns), object.list(.setColumns))
        return object.text(.onDelete) == "set null" && (set.isEmpty ? columns : set).contains(where: isRequired)
            || object.text(.onUpdate) == "set null" && columns.contains(where: isRequired)
    }

    /// Whether a column can have the type `Table.ID`: the same type, nothing that the typed id would hide, and no circle of
    /// keys that are each other's.
    private func hasTypeOfKey(_ column: String, in path: [String], _ target: [String], _ key: String) -> Bool {
        func object(_ path: [String], _ name: String) -> CatalogueObject? {
            map.catalogue[CatalogueIdentity(.column, path + [name])]
        }
        // A typed id has the type below a domain.
        func isDomain(_ type: String?) -> Bool {
            type.flatMap { PrintedText.path($0) }.map { names.domains[$0] != nil } ?? false
        }
        guard let own = object(path, column), let other = object(target, key), own.text(.type) == other.text(.type),
            !isDomain(own.text(.type)),
            own.text(.identity) == nil, serials[own.identity] == nil, own.text(.generated) == nil,
            own.text(.defaultValue) == nil, own.text(.collation) == other.text(.collation)
        else { return false }
        // A key that is a foreign key itself leads on.
        var place = (path: path, column: column)
        for _ in 0..<32 {
            guard let primary = map.primaryKey(of: place.path), primary.list(.columns) == [place.column] else {
                return true
            }
            guard
                let next = map.constraints(.foreignKey, of: place.path).first(where: {
                    $0.list(.columns) == [place.column]
                        && $0.list(.referencedColumns) == map.primaryKey(of: $0.list(.referencedTable))?.list(.columns)
                })
            else { return true }
            place = (next.list(.referencedTable), next.list(.referencedColumns)[0])
            if place == (path, column) { return false }
        }
        return false
    }

    /// The checks of a table or partition.
    mutating func checks(in path: [String], table: [String]? = nil) -> [CheckDraft] {
        let table = table ?? path
        var pool = NamePool(reserved: [], isForFiles: false)
        var result: [CheckDraft] = []
        for object in map.constraints(.checkConstraint, of: path)
        where !object.flag(.isInheritedOnly) && !isText(object) {
            if object.flag(.isNotValid), !object.flag(.isNoInherit), path == table, hasParts(path) {
                // A table that is made later has the check of what it is a part of as one that holds.
                keepConstraint(object, on: path, reason: "its tables' parts have it unproved as well")
                continue
            }
            let translator = translator(of: table)
            let condition = expression(object.text(.condition) ?? "", of: object.identity) { translator.condition($0) }
            var attributes: [String] = []
            if object.flag(.isNotValid) { attributes.append("@notValid") }
            if object.flag(.isNoInherit) { attributes.append("@noInherit") }
            let columns = object.list(.columns)
            result.append(
                CheckDraft(
                    name: pool.take([checkName(object, table: path[1])]), sqlName: object.identity.path[2],
                    documentation: documentation(of: object), condition: condition,
                    column: columns.count == 1 && path == table ? columnName(columns[0], in: table) : nil,
                    attributes: attributes))
        }
        return result
    }

    /// Whether other tables inherit from a table or are partitions of it.
    func hasParts(_ path: [String]) -> Bool {
        map.partitions[path] != nil || map.parents.contains(CatalogueIdentity(.table, path))
    }

    /// An exclusion constraint; nil where its keys cannot be read.
    /// - Parameter owner: The table whose columns they are, of a constraint of a partition.
    mutating func exclusion(
        _ object: CatalogueObject, in path: [String], of owner: [String]? = nil
    ) -> ExclusionDraft? {
        let owner = owner ?? path
        guard !isText(object), let definition = object.text(.definition), let printed = PrintedText(definition),
            let open = printed.tokens.firstIndex(where: { $0.kind == .mark("(") }), let end = printed.end(of: open)
        else {
            keepConstraint(object, on: path, reason: "the language cannot say all of its keys")
            return nil
        }
        var keys: [KeyDraft.Key] = []
        var operators: [String] = []
        for part in printed.parts(open + 1..<end - 1) {
            guard
                let with = part.last(where: { printed.tokens[$0].kind == .word("WITH") }), with + 1 < part.upperBound,
                let key = key(printed, part.lowerBound..<with, of: object.identity, in: owner)
            else {
                keepConstraint(object, on: path, reason: "the language cannot say all of its keys")
                return nil
            }
            keys.append(key)
            operators.append(printed.text(with + 1..<part.upperBound))
        }
        let translator = translator(of: owner)
        let predicate = object.text(.condition).map { text in
            expression(text, of: object.identity) { translator.condition($0) }
        }
        return ExclusionDraft(
            sqlName: object.identity.path[2], documentation: documentation(of: object),
            method: object.text(.method) ?? "gist", keys: keys, operators: operators, predicate: predicate,
            attributes: deferrability(object) + partOf(object))
    }

    /// Keeps a constraint as text.
    mutating func keepConstraint(_ object: CatalogueObject, on path: [String], reason: String) {
        let name = Self.quoted([object.identity.path[2]])
        let table = CatalogueIdentity(.table, path)
        // A divided table cannot have a foreign key without its parts, and no table a check that they do not inherit.
        let isInherited = object.identity.kind == .checkConstraint && !object.flag(.isNoInherit)
        let only = map.catalogue[table]?.text(.partitionKey) == nil && !isInherited ? "ONLY " : ""
        leftovers.append(
            Leftover(
                object: object.identity, kind: "constraint",
                identity: "\(Self.quoted([object.identity.path[2]])) on \(Self.quoted(path))",
                needs: [table],
                create:
                    "ALTER TABLE \(only)\(Self.quoted(path)) ADD CONSTRAINT \(name) \(object.text(.definition) ?? "")",
                drop: "ALTER TABLE \(only)\(Self.quoted(path)) DROP CONSTRAINT \(name)", reason: reason))
    }
}
