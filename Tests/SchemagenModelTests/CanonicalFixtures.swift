import SchemagenModel

/// A schema put together by hand that has one of nearly everything.
enum CanonicalFixture {
    static func text(_ kind: Expression.Kind, _ type: ValueType) -> Expression {
        Expression(kind, type: type, isNullable: false)
    }

    static let isPositive = text(
        .infix(
            .greater, text(.column("count"), .integer(.int32)), text(.integer(0), .integer(.int64))), .bool)

    static var person: Table {
        var table = Table(info: ObjectInfo(name: "Person", sqlName: "people", sqlSchema: "crm"))
        table.columns = [
            Column(
                name: "id", sqlName: "id", type: .int64,
                identity: Identity(mode: .byDefault, sequenceName: "people_id_seq", isAutoincrement: true)),
            Column(
                name: "status", sqlName: "status", type: .enumeration("Status"),
                defaultValue: text(.enumCase(enumeration: "Status", name: "open"), .enumeration("Status"))),
            Column(name: "mail", sqlName: "mail", type: .named("Mail"), isNullable: true),
            Column(name: "share", sqlName: "share", type: .named("Share")),
            Column(
                name: "check", sqlName: "Check it", type: .string(maximumLength: 20), collation: SQLText("C"),
                formerName: "old"),
            Column(name: "count", sqlName: "count", type: .int32, backfill: text(.integer(1), .integer(.int64))),
            Column(name: "bossID", sqlName: "boss_id", type: .reference(table: "Person"), isNullable: true),
            Column(name: "changed", sqlName: "changed", type: .timestamp(precision: nil), isTouched: true),
            Column(name: "words", sqlName: "words", type: .tsVector, databases: .postgresql),
            Column(
                name: "double", sqlName: "double", type: .int64,
                generated: GeneratedValue(value: text(.column("count"), .integer(.int32)), isVirtual: false)),
        ]
        table.primaryKey = PrimaryKey(info: ConstraintInfo(sqlName: "people_pkey"), columns: ["id"])
        table.uniques = [
            UniqueConstraint(
                info: ConstraintInfo(sqlName: "people_mail_key", deferrable: .deferred, databases: .postgresql),
                columns: ["mail"], nullsNotDistinct: true)
        ]
        table.checks = [
            CheckConstraint(info: ConstraintInfo(sqlName: "positive"), name: "count", condition: isPositive),
            CheckConstraint(
                info: ConstraintInfo(sqlName: "named", isNotValid: true, databases: .postgresql), name: "isNamed",
                condition: isPositive),
        ]
        table.foreignKeys = [
            ForeignKey(
                info: ConstraintInfo(sqlName: "people_boss_id_fkey"), columns: ["bossID"], table: "Person",
                referenced: ["id"], onDelete: .setNull, onDeleteColumns: ["bossID"])
        ]
        table.indexes = [
            Index(
                sqlName: "people_hot", isUnique: true,
                keys: [
                    IndexKey(.column("mail"), isDescending: true, nulls: .last),
                    IndexKey(.expression(text(.call(.lower, [text(.column("check"), .string)]), .string))),
                ], include: ["count"], predicate: isPositive,
                storageParameters: [StorageParameter(name: "fillfactor", value: "70")])
        ]
        table.options.touchTriggerName = "people_touch"
        table.options.storageParameters = [StorageParameter(name: "autovacuum_enabled", value: "false")]
        return table
    }

    static var schema: Schema {
        var schema = Schema(name: "Test")
        schema.namespaces = [Namespace(name: "crm", sqlName: "crm")]
        schema.extensions = [DatabaseExtension(name: "uuid-ossp", version: "1.1")]
        schema.enums = [
            Enumeration(
                info: ObjectInfo(name: "Status", sqlName: "status"), storage: .native,
                cases: [
                    Enumeration.Case(name: "open", sqlName: "open"),
                    Enumeration.Case(name: "default", sqlName: "by-default", formerName: "usual"),
                ])
        ]
        schema.types = [
            NamedType(
                info: ObjectInfo(name: "Mail", sqlName: "mail"), base: .string(maximumLength: 320), storage: .base,
                checks: [
                    NamedType.Check(
                        name: nil, sqlName: "mail_check",
                        condition: text(
                            .call(.contains, [text(.value, .string), text(.string("@"), .string)]), .bool))
                ]),
            NamedType(
                info: ObjectInfo(name: "Share", sqlName: "share"), base: .int32, storage: .domain,
                checks: [NamedType.Check(name: "all", sqlName: "share_all", condition: text(.bool(true), .bool))]),
        ]
        schema.sequences = [
            SequenceObject(
                info: ObjectInfo(name: "number", sqlName: "numbers", databases: .postgresql), type: .int64,
                options: SequenceOptions(start: 10, cycle: true), owner: ColumnPath(table: "Person", column: "count"))
        ]
        schema.tables = [person]
        schema.views = [
            View(
                info: ObjectInfo(name: "Boss", sqlName: "bosses"), isMaterialized: false,
                columns: [Column(name: "id", sqlName: "id", type: .reference(table: "Person"))], computed: [],
                indexes: [], query: SQLText("select id\n\n  from people"),
                uses: [ObjectIdentity(.table, "Person"), ObjectIdentity(.opaque, "function touch(\"x\")")])
        ]
        schema.opaqueObjects = [
            OpaqueObject(
                kind: "function", identity: "touch(\"x\")", table: nil, uses: nil,
                create: SQLText(postgresql: "create function\n\"\"\"", sqlite: nil), drop: SQLText("drop it"),
                databases: .postgresql)
        ]
        schema.removals = [
            Removal(kind: "column", path: ["Person", "gone"], replacement: nil),
            Removal(kind: "sql function", path: ["f()"], replacement: nil),
        ]
        schema.declarationOrder = [
            ObjectIdentity(.extension, "uuid-ossp"), ObjectIdentity(.enumeration, "Status"),
            ObjectIdentity(.type, "Mail"), ObjectIdentity(.type, "Share"), ObjectIdentity(.sequence, "number"),
            ObjectIdentity(.namespace, "crm"), ObjectIdentity(.table, "Person"), ObjectIdentity(.view, "Boss"),
            ObjectIdentity(.opaque, "function touch(\"x\")"),
        ]
        return schema
    }
}
