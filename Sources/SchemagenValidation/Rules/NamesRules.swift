import SchemagenLanguage
import SchemagenModel

/// What is wrong with a SQL name by itself.
enum SQLNameProblem {
    /// Reports a name that is too long, reserved, or taken by the database.
    static func check(
        _ sqlName: String, of thing: @autoclosure () -> String, on databases: DatabaseSet, canBeReserved: Bool,
        at anchor: SourceAnchor,
        allowances: [Allowance], owner: [Allowance] = [], findings: inout ValidationFindings
    ) {
        if sqlName.utf8.count > 63, databases.contains(.postgresql) {
            findings.add(
                .nameTooLong,
                "the SQL name of \(thing()) has \(sqlName.utf8.count) bytes, and PostgreSQL keeps 63", at: anchor,
                allowances: allowances, owner: owner,
                fixes: [Diagnostic.Fix("give it a shorter one with `as`")])
        }
        if sqlName.utf8.count >= 7, databases.contains(.sqlite), startsAsSystemName(sqlName) {
            findings.add(
                .systemName, "SQLite keeps names that start with `sqlite_` for itself", at: anchor,
                allowances: allowances, owner: owner, fixes: [Diagnostic.Fix("give \(thing()) another with `as`")])
        }
        guard canBeReserved else { return }
        for database in databases.databases where ReservedWords.contains(sqlName, on: database) {
            findings.add(
                .reservedWord, "`\(sqlName)` is a reserved word of \(database.title), so every query has to quote it",
                at: anchor, allowances: allowances, owner: owner,
                fixes: [Diagnostic.Fix("give \(thing()) another SQL name with `as`")])
            return
        }
    }
}

extension SQLNameProblem {
    /// Whether a name starts with `sqlite_`, in small or capital letters.
    private static func startsAsSystemName(_ name: String) -> Bool {
        // Nearly all are told apart by their first letter.
        guard name.utf8.first == 0x73 || name.utf8.first == 0x53 else { return false }
        return name.prefix(7).lowercased() == "sqlite_"
    }
}

/// The SQL names of tables and of what they consist of.
enum TableNamesRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        let info = table.table.info
        SQLNameProblem.check(
            info.sqlName, of: "`\(table.name)`", on: table.databases, canBeReserved: true, at: info.anchor,
            allowances: info.allowances, findings: &findings)
        for column in table.table.columns {
            let databases = column.databases.intersection(table.databases)
            SQLNameProblem.check(
                column.sqlName, of: "`\(column.name)`", on: databases, canBeReserved: true, at: column.anchor,
                allowances: column.allowances, owner: info.allowances, findings: &findings)
            if column.sqlName.utf8.count <= 8, databases.contains(.postgresql),
                ReservedWords.postgresqlSystemColumns.contains(column.sqlName)
            {
                findings.add(
                    .systemName, "every table of PostgreSQL has a hidden column `\(column.sqlName)`", at: column,
                    of: table,
                    fixes: [Diagnostic.Fix("give the column another SQL name with `as`")])
            }
        }
        func check(_ constraint: ConstraintInfo, _ thing: @autoclosure () -> String) {
            if constraint.sqlName.isEmpty, table.exists(constraint.databases, on: .postgresql) {
                findings.add(
                    .sqliteOnly, "PostgreSQL has no constraint without a name", at: constraint, of: table,
                    fixes: [Diagnostic.Fix("give it one with `as`")])
            }
            SQLNameProblem.check(
                constraint.sqlName, of: thing(), on: constraint.databases.intersection(table.databases),
                canBeReserved: false, at: constraint.anchor, allowances: constraint.allowances, owner: info.allowances,
                findings: &findings)
        }
        if let key = table.table.primaryKey { check(key.info, "the primary key") }
        for unique in table.table.uniques { check(unique.info, "the unique constraint") }
        for constraint in table.table.checks { check(constraint.info, "the check `\(constraint.name)`") }
        for key in table.table.foreignKeys { check(key.info, "the foreign key") }
        for exclusion in table.table.exclusions { check(exclusion.info, "the exclusion constraint") }
        for index in table.table.indexes {
            SQLNameProblem.check(
                index.sqlName, of: "the index", on: index.databases.intersection(table.databases), canBeReserved: false,
                at: index.anchor, allowances: index.allowances, owner: info.allowances, findings: &findings)
        }
        if let partitioning = table.table.options.partitioning {
            checkPartitions(partitioning, of: table, findings: &findings)
        }
    }

    /// Partitions are tables in SQL, and may be partitioned again; depth is limited by the parser.
    private static func checkPartitions(
        _ partitioning: Partitioning, of table: TableFacts, findings: inout ValidationFindings
    ) {
        for partition in partitioning.partitions {
            SQLNameProblem.check(
                partition.sqlName, of: "`\(partition.name)`", on: table.databases.intersection(.postgresql),
                canBeReserved: true, at: partition.anchor, allowances: table.table.info.allowances, findings: &findings)
            if let inner = partition.partitioning {
                checkPartitions(inner.partitioning, of: table, findings: &findings)
            }
        }
    }
}

/// The SQL names of everything but tables.
enum ObjectNamesRule: SchemaRule {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        func check(_ info: ObjectInfo, on databases: DatabaseSet = .all) {
            SQLNameProblem.check(
                info.sqlName, of: "`\(info.name)`",
                on: info.databases.intersection(schema.targets).intersection(databases), canBeReserved: true,
                at: info.anchor, allowances: info.allowances, findings: &findings)
        }
        func checkType(_ info: ObjectInfo) {
            // Within a namespace it is named with that.
            guard info.sqlSchema == nil, info.databases.intersection(schema.targets).contains(.postgresql),
                ReservedWords.postgresqlTypes.contains(info.sqlName)
            else { return }
            findings.add(
                .systemName, "PostgreSQL has a type `\(info.sqlName)` itself, which is found first", at: info.anchor,
                allowances: info.allowances,
                fixes: [Diagnostic.Fix("give `\(info.name)` another SQL name with `as`, or a namespace")])
        }
        for namespace in schema.schema.namespaces {
            SQLNameProblem.check(
                namespace.sqlName, of: "`\(namespace.name)`", on: schema.targets.intersection(.postgresql),
                canBeReserved: true, at: namespace.anchor, allowances: [], findings: &findings)
        }
        for enumeration in schema.schema.enums where enumeration.storage == .native {
            check(enumeration.info, on: .postgresql)
            checkType(enumeration.info)
        }
        for type in schema.schema.types where type.storage == .domain {
            check(type.info, on: .postgresql)
            checkType(type.info)
        }
        for sequence in schema.schema.sequences { check(sequence.info, on: .postgresql) }
        for view in schema.schema.views { check(view.info) }
    }
}
