import SchemagenModel
import Testing

/// One edit of the fixture.
struct Edit: Sendable, CustomTestStringConvertible {
    var name: String
    var apply: @Sendable (inout Schema) -> Void
    var keepsCanonicalText = true
    /// The databases that hold something else afterwards.
    var changes: DatabaseSet = []

    var testDescription: String { name }

    /// Edits of what no database holds.
    static let swiftOnly: [Edit] = [
        Edit(name: "documentation", apply: { $0.documentation = "x" }),
        Edit(name: "table documentation", apply: { $0.tables[0].info.documentation = "x" }),
        Edit(name: "column documentation", apply: { $0.tables[0].columns[0].documentation = "x" }),
        Edit(name: "case documentation", apply: { $0.enums[0].cases[0].documentation = "x" }),
        Edit(name: "index documentation", apply: { $0.tables[0].indexes[0].documentation = "x" }),
        Edit(name: "deprecation", apply: { $0.tables[0].info.deprecation = "x" }),
        Edit(name: "group", apply: { $0.tables[0].info.group = "x" }),
        Edit(name: "sensitive", apply: { $0.tables[0].columns[0].isSensitive = true }),
        Edit(name: "inverse", apply: { $0.tables[0].foreignKeys[0].inverse = "x" }),
        Edit(name: "allowance", apply: { $0.tables[0].info.allowances = [Allowance(code: "x", reason: "y")] }),
        Edit(
            name: "swiftDefault",
            apply: { $0.tables[0].columns[5].swiftDefault = CanonicalFixture.text(.integer(3), .integer(.int64)) }),
        Edit(
            name: "computed",
            apply: {
                $0.tables[0].computed.append(
                    ComputedProperty(
                        name: "c", type: .bool, isNullable: false, value: CanonicalFixture.isPositive))
            }),
        Edit(name: "access", apply: { $0.settings.swiftAccess = .internal }),
        Edit(name: "imports", apply: { $0.settings.swiftImports = ["A"] }),
        Edit(name: "lint", apply: { $0.settings.lint = ["x": .off] }),
        Edit(name: "naming", apply: { $0.settings.naming = ["index": "ix_{table}"] }),
        Edit(name: "online changes", apply: { $0.settings.onlineChanges = false }),
        Edit(name: "backfills", apply: { $0.settings.backfills = .statement }),
        Edit(
            name: "form of a backfill", apply: { $0.tables[0].columns[5].backfillForm = .statement },
            keepsCanonicalText: false),
        Edit(name: "index origin", apply: { $0.tables[0].indexes[0].origin = .column }),
        Edit(name: "order of constraints", apply: { $0.tables[0].checks.reverse() }),
        Edit(name: "schema name", apply: { $0.name = "Other" }, keepsCanonicalText: false),
        Edit(
            name: "minimum version", apply: { $0.settings.minimumVersions[.postgresql] = DatabaseVersion(16) },
            keepsCanonicalText: false),
        Edit(name: "hint", apply: { $0.tables[0].columns[5].backfill = nil }, keepsCanonicalText: false),
        Edit(name: "former name", apply: { $0.tables[0].info.formerName = "x" }, keepsCanonicalText: false),
        Edit(name: "removal", apply: { $0.removals = [] }, keepsCanonicalText: false),
        Edit(name: "column order", apply: { $0.tables[0].columns.swapAt(1, 2) }, keepsCanonicalText: false),
        Edit(name: "drop text", apply: { $0.opaqueObjects[0].drop = nil }, keepsCanonicalText: false),
        Edit(name: "uses", apply: { $0.views[0].uses = nil }, keepsCanonicalText: false),
        Edit(
            name: "Swift name of a column",
            apply: {
                $0.tables[0].columns[5].name = "number"
                let condition = CanonicalFixture.text(
                    .infix(
                        .greater, CanonicalFixture.text(.column("number"), .integer(.int32)),
                        CanonicalFixture.text(.integer(0), .integer(.int64))), .bool)
                for index in $0.tables[0].checks.indices { $0.tables[0].checks[index].condition = condition }
                $0.tables[0].indexes[0].predicate = condition
                $0.tables[0].indexes[0].include = ["number"]
                $0.tables[0].columns[9].generated?.value = CanonicalFixture.text(.column("number"), .integer(.int32))
                $0.sequences[0].owner = ColumnPath(table: "Person", column: "number")
            }, keepsCanonicalText: false),
        Edit(
            name: "Swift name of a table",
            apply: {
                $0.tables[0].info.name = "Human"
                $0.tables[0].columns[6].type = .reference(table: "Human")
                $0.tables[0].foreignKeys[0].table = "Human"
                $0.sequences[0].owner = ColumnPath(table: "Human", column: "count")
            }, keepsCanonicalText: false),
        Edit(
            name: "Swift name of an enum and a case",
            apply: {
                $0.enums[0].info.name = "State"
                $0.enums[0].cases[0].name = "opened"
                $0.tables[0].columns[1].type = .enumeration("State")
                $0.tables[0].columns[1].defaultValue = CanonicalFixture.text(
                    .enumCase(enumeration: "State", name: "opened"), .enumeration("State"))
            }, keepsCanonicalText: false),
        Edit(
            name: "type of a view's column", apply: { $0.views[0].columns[0].type = .int64 }, keepsCanonicalText: false),
        Edit(name: "typed id", apply: { $0.tables[0].columns[6].type = .int64 }, keepsCanonicalText: false),
    ]

    /// Edits of what one database or both hold.
    static let structural: [Edit] = [
        both("table name") { $0.tables[0].info.sqlName = "x" },
        both("column name") { $0.tables[0].columns[5].sqlName = "x" },
        both("column type") { $0.tables[0].columns[5].type = .int16 },
        both("nullability") { $0.tables[0].columns[5].isNullable = true },
        both("default") { $0.tables[0].columns[1].defaultValue = nil },
        both("stored text of a default") { $0.enums[0].cases[0].sqlName = "x" },
        both("new case") { $0.enums[0].cases.append(Enumeration.Case(name: "x", sqlName: "x")) },
        both("order of cases") { $0.enums[0].cases.reverse() },
        both("check") { $0.tables[0].checks[0].condition = CanonicalFixture.text(.bool(true), .bool) },
        both("check name") { $0.tables[0].checks[0].info.sqlName = "x" },
        both("check of a type") { $0.types[0].checks = [] },
        both("check of a domain") { $0.types[1].checks = [] },
        both("base of a domain") { $0.types[1].base = .int64 },
        both("collation") { $0.tables[0].columns[4].collation = nil },
        both("generated") { $0.tables[0].columns[9].generated = nil },
        both("virtual") { $0.tables[0].columns[9].generated?.isVirtual = true },
        both("identity") { $0.tables[0].columns[0].identity = nil },
        both("touch") { $0.tables[0].columns[7].isTouched = false },
        both("touch trigger") { $0.tables[0].options.touchTriggerName = "x" },
        both("key") { $0.tables[0].primaryKey = nil },
        both("key name") { $0.tables[0].primaryKey?.info.sqlName = "x" },
        both("foreign key") { $0.tables[0].foreignKeys = [] },
        both("action") { $0.tables[0].foreignKeys[0].onDelete = .cascade },
        both("deferrable foreign key") { $0.tables[0].foreignKeys[0].info.deferrable = .immediate },
        both("index") { $0.tables[0].indexes = [] },
        both("index key") { $0.tables[0].indexes[0].keys.removeLast() },
        both("index condition") { $0.tables[0].indexes[0].predicate = nil },
        both("unique index") { $0.tables[0].indexes[0].isUnique = false },
        both("descending") { $0.tables[0].indexes[0].keys[0].isDescending = false },
        both("view") { $0.views[0].query = SQLText("select 1") },
        both("name of a view's column") { $0.views[0].columns[0].sqlName = "x" },
        both("no view") { $0.views = [] },
        both("no table") { $0.tables = [] },
        on(.postgresql, "namespace") { $0.namespaces[0].sqlName = "x" },
        on(.postgresql, "table's namespace") { $0.tables[0].info.sqlSchema = nil },
        on(.postgresql, "extension") { $0.extensions = [] },
        on(.postgresql, "enum name") { $0.enums[0].info.sqlName = "x" },
        on(.postgresql, "enum storage") { $0.enums[0].storage = .check },
        on(.postgresql, "domain name") { $0.types[1].info.sqlName = "x" },
        both("name of a type's check") { $0.types[1].checks[0].sqlName = "x" },
        on(.postgresql, "type storage") { $0.types[1].storage = .base },
        on(.postgresql, "sequence") { $0.sequences[0].options.cycle = false },
        on(.postgresql, "sequence owner") { $0.sequences[0].owner = nil },
        on(.postgresql, "identity mode") { $0.tables[0].columns[0].identity?.mode = .always },
        on(.postgresql, "identity sequence") { $0.tables[0].columns[0].identity?.sequenceName = "x" },
        on(.postgresql, "storage parameter") { $0.tables[0].options.storageParameters = [] },
        on(.postgresql, "unlogged") { $0.tables[0].options.isUnlogged = true },
        on(.postgresql, "row security") { $0.tables[0].options.rowSecurity = .enabled },
        on(.postgresql, "partitions") {
            $0.tables[0].options.partitioning = Partitioning(
                strategy: .hash, keys: [], isManagedExternally: true, partitions: [])
        },
        on(.postgresql, "foreign key of a partition") {
            var partition = Partition(name: "x", sqlName: "x", bound: .default)
            partition.foreignKeys = [$0.tables[0].foreignKeys[0]]
            $0.tables[0].options.partitioning = Partitioning(
                strategy: .range, keys: [], isManagedExternally: false, partitions: [partition])
        },
        on(.postgresql, "exclusion constraint of a partition") {
            var partition = Partition(name: "x", sqlName: "x", bound: .default)
            partition.exclusions = [
                ExclusionConstraint(info: ConstraintInfo(sqlName: "x"), method: "gist", elements: [], predicate: nil)
            ]
            $0.tables[0].options.partitioning = Partitioning(
                strategy: .range, keys: [], isManagedExternally: false, partitions: [partition])
        },
        on(.postgresql, "what an index is a part of") { $0.tables[0].indexes[0].partOf = "x" },
        on(.postgresql, "what a key is a part of") { $0.tables[0].primaryKey?.info.partOf = "x" },
        on(.postgresql, "include") { $0.tables[0].indexes[0].include = [] },
        on(.postgresql, "index method") { $0.tables[0].indexes[0].method = "gin" },
        on(.postgresql, "nulls order") { $0.tables[0].indexes[0].keys[0].nulls = .first },
        on(.postgresql, "operator class") { $0.tables[0].indexes[0].keys[0].operatorClass = "x" },
        on(.postgresql, "not valid") { $0.tables[0].checks[1].info.isNotValid = false },
        on(.postgresql, "columns of an action") { $0.tables[0].foreignKeys[0].onDeleteColumns = [] },
        on(.postgresql, "match full") { $0.tables[0].foreignKeys[0].isMatchFull = true },
        on(.postgresql, "constraint of PostgreSQL") { $0.tables[0].uniques = [] },
        on(.postgresql, "column of PostgreSQL") { $0.tables[0].columns.remove(at: 8) },
        on(.postgresql, "function") { $0.opaqueObjects[0].create = SQLText(postgresql: "x", sqlite: nil) },
        on(.postgresql, "exclusion") {
            $0.tables[0].exclusions = [
                ExclusionConstraint(info: ConstraintInfo(sqlName: "x"), method: "gist", elements: [], predicate: nil)
            ]
        },
        on(.sqlite, "autoincrement") { $0.tables[0].columns[0].identity?.isAutoincrement = false },
        on(.sqlite, "without rowid") { $0.tables[0].options.isWithoutRowID = true },
        on(.sqlite, "declared types") { $0.tables[0].options.sqliteStorage = .declared },
        on(.sqlite, "conflict clause") { $0.tables[0].primaryKey?.info.onConflict = .replace },
        on(.sqlite, "conflict of not null") { $0.tables[0].columns[5].notNullConflict = .ignore },
        on(.sqlite, "collation of SQLite") {
            $0.tables[0].columns[4].collation = SQLText(postgresql: "C", sqlite: "NOCASE")
        },
        on(.sqlite, "index of SQLite") {
            $0.tables[0].indexes.append(Index(sqlName: "x", keys: [IndexKey(.column("id"))], databases: .sqlite))
        },
        on(.postgresql, "comments") {
            $0.settings.sqlComments = true
            $0.tables[0].columns[0].documentation = "x"
        },
    ]

    private static func both(_ name: String, _ apply: @escaping @Sendable (inout Schema) -> Void) -> Edit {
        on(.all, name, apply)
    }

    private static func on(
        _ databases: DatabaseSet, _ name: String, _ apply: @escaping @Sendable (inout Schema) -> Void
    ) -> Edit {
        Edit(name: name, apply: apply, keepsCanonicalText: false, changes: databases)
    }
}

@Suite struct FingerprintTests {
    @Test(arguments: Edit.swiftOnly + Edit.structural)
    func hashFollowsWhatTheDatabaseHolds(edit: Edit) {
        var schema = CanonicalFixture.schema
        edit.apply(&schema)
        for database in Database.allCases {
            let before = Fingerprint.structure(of: CanonicalFixture.schema, on: database)
            let after = Fingerprint.structure(of: schema, on: database)
            #expect(before.utf8.count == 64)
            #expect((before != after) == edit.changes.contains(database), "\(edit.name) on \(database.title)")
        }
    }

    @Test func namesCannotRunIntoEachOther() {
        func hash(_ first: String, _ second: String) -> String {
            var schema = Schema(name: "x")
            schema.tables = [
                Table(
                    info: ObjectInfo(name: "T", sqlName: "t"),
                    columns: [
                        Column(name: "a", sqlName: first, type: .int64),
                        Column(name: "b", sqlName: second, type: .int64),
                    ])
            ]
            return Fingerprint.structure(of: schema, on: .sqlite)
        }
        #expect(hash("a", "b8;C1:c") != hash("a8;C1:b", "c"))
        #expect(hash("a", "b") == hash("b", "a"))
    }

    @Test func modelsHashIsOfNamesAndContents() {
        func file(_ name: String, _ text: String) -> (name: String, digest: SHA256.Digest) { (name, SHA256.hash(text)) }
        let hash = Fingerprint.models(of: [file("a", "1"), file("b", "2")])
        let lines = "\(SHA256.hash("1").hexadecimal) a\n\(SHA256.hash("2").hexadecimal) b\n"
        #expect(hash == SHA256.hash(lines).hexadecimal)
        #expect(hash == Fingerprint.models(of: [file("b", "2"), file("a", "1")]))
        #expect(hash != Fingerprint.models(of: [file("a", "2"), file("b", "1")]))
        #expect(hash != Fingerprint.models(of: [file("a", "1")]))
    }
}
