import SchemagenLanguage
import SchemagenModel
import Testing

@Suite struct ValidationDatabaseTests {
    /// The codes for both databases, then for PostgreSQL 18 and a new SQLite alone.
    private func codes(_ table: Table) -> [[String]] {
        [
            Sample.codes(table), Sample.codes(table, change: Sample.only(.postgresql, DatabaseVersion(18))),
            Sample.codes(table, change: Sample.only(.sqlite, DatabaseVersion(3, 45))),
        ]
    }

    private let onlyPostgreSQL = [["postgresql-only"], [], ["postgresql-only"]]
    private let onlySQLite = [["sqlite-only"], ["sqlite-only"], []]

    @Test func types() {
        for type in [
            DataType.interval, .inet, .money, .tsVector, .range(.int32), .array(.cidr), .bits(length: 3), .circle,
        ] {
            #expect(codes(Sample.table("A", [Sample.column("a", type)])) == onlyPostgreSQL, "\(type)")
        }
        let native = DataType.native(NativeType(sql: SQLText(postgresql: "geometry", sqlite: nil), swift: nil))
        let type = NamedType(info: Sample.info("Outline"), base: native, storage: .base, checks: [])
        #expect(
            Sample.codes(Sample.table("A", [Sample.column("a", .named("Outline"))]), change: { $0.types = [type] })
                == ["postgresql-only"])
        var restricted = Sample.column("a", .inet)
        restricted.databases = .postgresql
        #expect(Sample.codes(Sample.table("A", [restricted])) == [])
        let domain = NamedType(info: Sample.info("Address"), base: .inet, storage: .base, checks: [])
        #expect(
            Sample.codes(Sample.table("A", [Sample.column("a", .named("Address"))]), change: { $0.types = [domain] })
                == ["postgresql-only"])
    }

    @Test func howPostgreSQLKeepsAColumn() {
        var column = Sample.column("a")
        column.postgresql = PostgreSQLColumn(storage: .external, statistics: 5)
        #expect(
            codes(Sample.table("A", [column])) == [
                ["no-effect-on-sqlite", "no-effect-on-sqlite"], [], ["postgresql-only", "postgresql-only"],
            ])
    }

    @Test func indexesThatAreNamed() {
        func codes(_ edit: (inout Table) -> Void) -> [String] {
            Sample.codes(
                Sample.table("A", [Sample.column("a")], edit), change: Sample.only(.postgresql, DatabaseVersion(15)))
        }
        let unique = UniqueConstraint(info: Sample.constraint(), columns: ["a"])
        let name = unique.info.sqlName
        #expect(codes { $0.options.clusterIndex = "other" } == ["invalid-attribute"])
        #expect(codes { $0.options.replicaIdentity = .index("other") } == ["invalid-attribute"])
        #expect(codes { $0.options.replicaIdentity = .full } == [])
        let named: (inout Table) -> Void = {
            $0.uniques = [unique]
            $0.options.clusterIndex = name
            $0.options.replicaIdentity = .index(name)
        }
        #expect(codes(named) == [])
        // What can be NULL identifies nothing.
        var optional = Sample.column("a")
        optional.isNullable = true
        #expect(
            Sample.codes(
                Sample.table("A", [optional], named), change: Sample.only(.postgresql, DatabaseVersion(15)))
                == ["invalid-attribute"])
        #expect(Sample.codes(Sample.table("A") { $0.options.replicaIdentity = .full }) == ["no-effect-on-sqlite"])
    }

    @Test func optionsOfViews() {
        func codes(_ view: View, _ change: @escaping (inout Schema) -> Void = { _ in }) -> [String] {
            Sample.codes(Sample.table("A")) {
                $0.views = [view]
                change(&$0)
            }
        }
        var view = View(
            info: Sample.info("V"), isMaterialized: false, columns: [Sample.column("a")], computed: [], indexes: [],
            query: SQLText("select 1"), uses: nil, checkOption: .local)
        #expect(codes(view) == ["no-effect-on-sqlite"])
        #expect(codes(view, Sample.only(.sqlite, DatabaseVersion(3, 45))) == ["postgresql-only"])
        #expect(codes(view, Sample.only(.postgresql, DatabaseVersion(14))) == [])
        view.storageParameters = [StorageParameter(name: "security_invoker", value: "true")]
        #expect(codes(view, Sample.only(.postgresql, DatabaseVersion(14))) == ["needs-newer-version"])
        #expect(codes(view, Sample.only(.postgresql, DatabaseVersion(15))) == [])
    }

    @Test func constraints() {
        let condition = Expression(
            .infix(.greater, Sample.reads("id"), Sample.reads("id")), type: .bool, isNullable: false)
        #expect(
            codes(
                Sample.table("A") {
                    $0.checks = [
                        CheckConstraint(info: Sample.constraint(notValid: true), name: "c", condition: condition)
                    ]
                }) == onlyPostgreSQL)
        #expect(
            codes(
                Sample.table("A", [Sample.column("a")]) {
                    $0.uniques = [UniqueConstraint(info: Sample.constraint(deferrable: .deferred), columns: ["a"])]
                }) == onlyPostgreSQL)
        #expect(
            codes(
                Sample.table("A") {
                    $0.exclusions = [
                        ExclusionConstraint(
                            info: Sample.constraint(), method: "btree",
                            elements: [.init(key: IndexKey(.column("id")), operator: "=")], predicate: nil)
                    ]
                }) == onlyPostgreSQL)
        #expect(
            codes(Sample.table("A") { $0.primaryKey?.info.onConflict = .replace }) == onlySQLite)
        #expect(codes(Sample.table("A") { $0.columns[0].notNullConflict = .replace }) == onlySQLite)
        #expect(codes(Sample.table("A") { $0.primaryKey?.descending = [true] }) == onlySQLite)
    }

    @Test func indexes() {
        let changes: [(inout Index) -> Void] = [
            { $0.method = "hash" }, { $0.include = ["id"] }, { $0.keys[0].operatorClass = "text_ops" },
            { $0.keys[0].nulls = .last }, { $0.nullsNotDistinct = true },
            { $0.storageParameters = [StorageParameter(name: "fillfactor", value: "70")] },
        ]
        for change in changes {
            let table = Sample.table("A", [Sample.column("a")]) {
                var index = Sample.index(["a"])
                change(&index)
                $0.indexes = [index]
            }
            #expect(codes(table)[2] == ["postgresql-only"])
            #expect(codes(table)[1] == [])
            var restricted = table
            restricted.indexes[0].databases = .postgresql
            #expect(
                Sample.codes(restricted, change: { $0.settings.minimumVersions[.postgresql] = DatabaseVersion(15) })
                    == [])
        }
        let collated = Sample.table("A", [Sample.column("a", .string(maximumLength: nil))]) {
            $0.columns[1].collation = SQLText(postgresql: "C", sqlite: nil)
            $0.indexes = [Sample.index(["a"])]
            $0.indexes[0].keys[0].collation = SQLText(postgresql: nil, sqlite: "NOCASE")
        }
        #expect(Sample.codes(collated) == ["sql-text-missing", "sql-text-missing"])
    }

    @Test func tableOptions() {
        #expect(codes(Sample.table("A") { $0.options.rowSecurity = .enabled }) == onlyPostgreSQL)
        #expect(codes(Sample.table("A") { $0.options.inherits = ["B"] }) == onlyPostgreSQL)
        #expect(
            codes(Sample.table("A") { $0.options.isUnlogged = true })
                == [["no-effect-on-sqlite"], [], ["postgresql-only"]])
        #expect(
            codes(
                Sample.table("A") { $0.options.storageParameters = [StorageParameter(name: "fillfactor", value: "70")] }
            )
                == [["no-effect-on-sqlite"], [], ["postgresql-only"]])
        #expect(codes(Sample.table("A") { $0.virtualModule = "fts5" }) == onlySQLite)
        #expect(codes(Sample.table("A") { $0.options.isWithoutRowID = true }) == [[], ["sqlite-only"], []])
        #expect(
            codes(
                Sample.table("A") {
                    $0.options.isWithoutRowID = true
                    $0.columns[0].identity = Identity(mode: .byDefault, sequenceName: "s")
                })[2] == ["invalid-rowid"])
        #expect(
            Sample.codes(
                Sample.table("A") {
                    $0.options.isWithoutRowID = true
                    $0.primaryKey = nil
                }) == ["invalid-rowid", "missing-primary-key"].sorted { $0 > $1 })
    }

    @Test func objects() {
        let findings = Sample.findings(
            Sample.schema([Sample.table("A") { $0.info.sqlSchema = "billing" }]) {
                $0.sequences = [
                    SequenceObject(info: Sample.info("number"), type: .int64, options: SequenceOptions(), owner: nil)
                ]
                $0.views = [
                    View(
                        info: Sample.info("Count"), isMaterialized: true, columns: [], computed: [], indexes: [],
                        query: SQLText(postgresql: "select 1", sqlite: nil), uses: nil)
                ]
                $0.opaqueObjects = [
                    OpaqueObject(
                        kind: "trigger", identity: "t", table: "A", uses: nil,
                        create: SQLText(postgresql: nil, sqlite: "create"), drop: nil, databases: .all)
                ]
            })
        #expect(
            findings == [
                "postgresql-only: SQLite has no sequences", "postgresql-only: SQLite has no materialized views",
                "postgresql-only: SQLite has no namespaces",
                "sql-text-missing: the query of `Count` has no text for SQLite",
                "sql-text-missing: `trigger t on A` has no text for PostgreSQL",
            ])
    }

    @Test func repeatedTexts() {
        func object(_ kind: String, _ name: String, _ text: String) -> OpaqueObject {
            OpaqueObject(
                kind: kind, identity: name, table: nil, uses: nil, create: SQLText(postgresql: text, sqlite: nil),
                drop: nil, databases: .postgresql)
        }
        let findings = Sample.findings(
            Sample.schema([Sample.table("A")]) {
                $0.opaqueObjects = [
                    object("comment", "a", "comment on table a is 'one'"),
                    object("comment", "b", "COMMENT ON  TABLE a\n IS 'two'"),
                    object("comment", "c", "comment on table \"a is b\" is 'one'"),
                    object("comment", "d", "comment on table \"a is c\" is 'one'"),
                    object("setting", "e", "alter table a alter column b set storage plain"),
                    object("setting", "f", "alter table a alter column b set storage plain"),
                    object("setting", "g", "alter table a alter column b set storage main"),
                ]
            })
        #expect(
            findings == [
                "repeated-text: `comment b` changes what `comment a` changes",
                "repeated-text: `setting f` changes what `setting e` changes",
            ])
    }

    @Test func versions() {
        var generated = Sample.column("g")
        generated.generated = GeneratedValue(value: Sample.reads("id"), isVirtual: true)
        let table = Sample.table("A", [generated])
        #expect(
            Sample.findings(Sample.schema([table])) == [
                "needs-newer-version: a virtual generated column needs PostgreSQL 18"
            ])
        #expect(Sample.codes(table, change: Sample.only(.postgresql, DatabaseVersion(18))) == [])
        #expect(
            Sample.codes(table, change: Sample.only(.sqlite, DatabaseVersion(3, 30)))
                == ["needs-newer-version", "needs-newer-version"])
        let declared = Sample.table("A") { $0.options.sqliteStorage = .declared }
        #expect(Sample.codes(declared, change: Sample.only(.sqlite, DatabaseVersion(3, 30))) == [])
    }

    @Test func availability() {
        var address = Sample.column("address")
        address.databases = .postgresql
        func table(_ change: (inout Table) -> Void) -> [String] {
            Sample.findings(Sample.schema([Sample.table("A", [address], change)]))
        }
        #expect(
            table { $0.indexes = [Sample.index(["address"])] } == [
                "missing-on-database: the index exists on SQLite, where the column `address` does not"
            ])
        #expect(table { $0.indexes = [Sample.index(["address"], databases: .postgresql)] } == [])
        #expect(
            table {
                $0.checks = [
                    CheckConstraint(info: Sample.constraint(), name: "valid", condition: Sample.reads("address"))
                ]
            } == ["missing-on-database: the check `valid` exists on SQLite, where the column `address` does not"])
        let target = Sample.table("B") { $0.info.databases = .postgresql }
        let user = Sample.table("A", [Sample.column("b")]) {
            $0.foreignKeys = [Sample.foreignKey(["b"], "B")]
            $0.indexes = [Sample.index(["b"])]
        }
        #expect(Sample.codes(target, user) == ["missing-on-database"])
        #expect(Sample.codes(target, user, change: Sample.only(.postgresql, DatabaseVersion(14))) == [])
    }
}
