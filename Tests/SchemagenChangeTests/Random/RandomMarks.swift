import SchemagenModel

/// An attribute that a thing may have.
struct MarkRecipe: Sendable {
    var kinds: [Thing.Kind]
    var key: String
    /// The one database that knows it; nil for all.
    var database: Database?
    /// The forms that it has, with how each is counted.
    var forms: [(text: Phrase, label: String)]
    /// Whether a thing can have it.
    var fits: @Sendable (RandomSchema, Thing) -> Bool

    init(
        _ kinds: [Thing.Kind], _ key: String, _ database: Database? = nil, forms: [(text: Phrase, label: String)],
        fits: @escaping @Sendable (RandomSchema, Thing) -> Bool = { _, _ in true }
    ) {
        self.kinds = kinds
        self.key = key
        self.database = database
        self.forms = forms
        self.fits = fits
    }

    func mark(_ schema: RandomSchema, _ thing: Thing, _ random: inout RandomNumbers) -> Thing.Mark? {
        guard kinds.contains(thing.kind), fits(schema, thing) else { return nil }
        if let database, !schema.settings.databases.contains(database) { return nil }
        // In a schema for both it says on which one it has an effect where the thing does.
        if let database, schema.isForBoth, let only = thing.only, only != database { return nil }
        guard let form = forms.randomElement(using: &random) else { return nil }
        return Thing.Mark(key: key, text: form.text, label: form.label)
    }

    private static func plain(_ texts: String...) -> [(text: Phrase, label: String)] {
        texts.map { (Phrase($0), $0) }
    }

    static let all = ofForeignKeys + ofColumns + ofTables + ofParts + ofObjects

    static let ofForeignKeys: [MarkRecipe] = [
        MarkRecipe(
            [.column, .foreignKey], "onDelete",
            forms: plain(
                "@onDelete(cascade)", "@onDelete(setNull)", "@onDelete(restrict)", "@onDelete(setDefault)",
                "@onDelete(noAction)"), fits: isForeignKey),
        MarkRecipe(
            [.column, .foreignKey], "onUpdate",
            forms: plain("@onUpdate(cascade)", "@onUpdate(setNull)", "@onUpdate(restrict)"),
            fits: isForeignKey),
        MarkRecipe(
            [.column, .foreignKey], "deferrable", forms: plain("@deferrable", "@deferrable(initially: deferred)"),
            fits: isForeignKey),
        // PostgreSQL has none in tables with partitions.
        MarkRecipe([.column, .foreignKey], "notValid", .postgresql, forms: plain("@notValid")) { schema, thing in
            isForeignKey(schema, thing) && !schema.things.contains { $0.label == "table with partitions" }
        },
        MarkRecipe([.foreignKey], "matchFull", forms: plain("@matchFull")),
        MarkRecipe([.column], "unreferenced", forms: plain("@unreferenced")) { _, thing in thing.label == "typed key" },
        MarkRecipe(
            [.column], "foreignKey",
            forms: [("@foreignKey(as: \"own key é\")", "@foreignKey"), ("@foreignKey(as: fk)", "@foreignKey")]
        ) { _, thing in thing.label == "typed key" },
    ]

    @Sendable private static func isForeignKey(_ schema: RandomSchema, _ thing: Thing) -> Bool {
        thing.kind == .foreignKey || thing.label == "typed key" || thing.label == "@references"
    }

    static let ofColumns: [MarkRecipe] = [
        MarkRecipe([.column], "unique", forms: plain("@unique")) { $0.has(.ordered, $1) },
        MarkRecipe([.column], "unique", forms: [("@unique(as: \"Taken \\\"1\\\"\")", "@unique as")]) {
            $0.has(.ordered, $1)
        },
        MarkRecipe(
            [.column], "unique", .sqlite, forms: [("@unique(onConflict: replace)", "@unique onConflict")]
        ) { $0.has(.ordered, $1) && !$0.isForBoth },
        MarkRecipe([.column], "index", forms: plain("@index", "@index(desc: true)")) { $0.has(.ordered, $1) },
        MarkRecipe([.column], "index", .postgresql, forms: plain("@index(using: hash)")) {
            $0.has(.ordered, $1) && !$0.isForBoth && !$0.has(.unhashed, $1)
        },
        MarkRecipe([.column], "touch", forms: plain("@touch")) { $0.plain($1.sort)?.text == "Timestamp" },
        MarkRecipe([.column], "sensitive", forms: plain("@sensitive")),
        MarkRecipe([.column], "deprecated", forms: [("@deprecated(\"it's old\")", "@deprecated")]),
        MarkRecipe(
            [.column, .type], "collate", forms: [("@collate(postgresql: \"C\", sqlite: \"NOCASE\")", "@collate")]
        ) {
            $0.has(.text, $1) && $0.isForBoth && $1.only == nil
        },
        MarkRecipe(
            [.column, .type], "collate", forms: [("@collate(\"C\")", "@collate"), ("@collate(\"POSIX\")", "@collate")]
        ) {
            $0.has(.text, $1) && !$0.isSQLite
        },
        MarkRecipe(
            [.column], "storage", .postgresql, forms: plain("@storage(external)", "@storage(plain)", "@storage(main)")
        ) {
            $0.has(.text, $1)
        },
        MarkRecipe([.column], "compression", .postgresql, forms: plain("@compression(pglz)")) { $0.has(.text, $1) },
        MarkRecipe(
            [.column], "statistics", .postgresql,
            forms: [("@statistics(500)", "@statistics"), ("@statistics(0)", "@statistics")]),
        MarkRecipe([.column], "with", .postgresql, forms: [("@with(n_distinct: 100)", "@with of a column")]),
        MarkRecipe([.column], "notNull", .sqlite, forms: [("@notNull(onConflict: replace)", "@notNull onConflict")]) {
            !$1.isNullable && !$0.isForBoth
        },
        MarkRecipe(
            [.column], "sqliteType", .sqlite,
            forms: [("@sqliteType(\"VARCHAR(99)\")", "@sqliteType"), ("@sqliteType(\"\")", "@sqliteType")]
        ) {
            !$0.isForBoth && $0.has(.text, $1) && $0.settings.sqliteStorage != nil
        },
    ]

    static let ofTables: [MarkRecipe] = [
        MarkRecipe([.table], "unlogged", .postgresql, forms: plain("@unlogged")),
        MarkRecipe(
            [.table], "with", .postgresql,
            forms: [
                ("@with(fillfactor: 70)", "@with of a table"),
                ("@with(fillfactor: 50, toast: { autovacuum_enabled: false })", "@with of a table"),
            ]
        ),
        MarkRecipe([.table], "rowSecurity", .postgresql, forms: plain("@rowSecurity(enabled)", "@rowSecurity(forced)")),
        MarkRecipe(
            [.table], "replicaIdentity", .postgresql,
            forms: plain("@replicaIdentity(full)", "@replicaIdentity(nothing)")),
        MarkRecipe([.table], "withoutRowID", .sqlite, forms: plain("@withoutRowID")),
        MarkRecipe(
            [.table], "sqliteStorage", .sqlite,
            forms: plain("@sqliteStorage(strict)", "@sqliteStorage(declared)", "@sqliteStorage(plain)")),
        MarkRecipe([.table], "touchTrigger", forms: [("@touchTrigger(as: \"own touch\")", "@touchTrigger")]) {
            schema, thing in
            schema.columns(of: thing).contains { $0.mark("touch") != nil }
        },
        MarkRecipe(
            [.table], "sqliteConstraint", .sqlite,
            forms: [("@sqliteConstraint(\"CHECK (1 < 2)\")", "@sqliteConstraint")]),
        MarkRecipe([.table, .view, .enumeration], "group", forms: [("@group(\"It's\")", "@group")]),
        MarkRecipe(
            [.table, .view, .enumeration, .type], "deprecated", forms: [("@deprecated(\"old\")", "@deprecated")]),
    ]

    static let ofParts: [MarkRecipe] = [
        MarkRecipe([.index], "with", .postgresql, forms: [("@with(fillfactor: 60)", "@with of an index")]) { _, thing in
            !thing.tail.pieces.contains(.text("using brin"))
        },
        MarkRecipe([.unique], "nullsNotDistinct", .postgresql, forms: plain("@nullsNotDistinct")) { _, thing in
            thing.label != "unique index where"
        },
        MarkRecipe(
            [.unique, .primaryKey, .exclusion], "deferrable", .postgresql,
            forms: plain("@deferrable", "@deferrable(initially: deferred)")),
        MarkRecipe(
            [.unique, .primaryKey, .check], "onConflict", .sqlite,
            forms: plain("@onConflict(ignore)", "@onConflict(abort)")
        ) {
            schema, _ in !schema.isForBoth
        },
        MarkRecipe([.check], "notValid", .postgresql, forms: plain("@notValid")),
        MarkRecipe([.check], "noInherit", .postgresql, forms: plain("@noInherit")),
    ]

    static let ofObjects: [MarkRecipe] = [
        MarkRecipe([.enumeration], "storage", forms: plain("@storage(check)", "@storage(native)")),
        MarkRecipe([.type], "storage", forms: plain("@storage(domain)", "@storage(base)")),
        MarkRecipe([.type], "notNull", forms: plain("@notNull")),
        MarkRecipe([.view], "with", .postgresql, forms: [("@with(security_barrier: true)", "@with of a view")]),
        MarkRecipe(
            [.materializedView], "with", .postgresql, forms: [("@with(fillfactor: 80)", "@with of a materialized view")]
        ),
        MarkRecipe([.materializedView], "noData", .postgresql, forms: plain("@noData")),
        MarkRecipe(
            [.sequence], "options", .postgresql,
            forms: [
                ("@options(start: 100, increment: 10)", "@options"), ("@options(cache: 5, cycle: true)", "@options"),
                ("@options(min: 1, max: 30000)", "@options"),
            ]),
    ]
}

extension RandomSchema {
    /// Gives something an attribute, another form of it, or takes it away.
    mutating func addMark(_ random: inout RandomNumbers) -> Bool {
        guard var thing = all.randomElement(using: &random) else { return false }
        if random.chance(15), let number = pointed(thing, &random) { return number }
        let recipes = MarkRecipe.all.filter { $0.kinds.contains(thing.kind) }
        guard let recipe = recipes.randomElement(using: &random) else { return false }
        if thing.mark(recipe.key) != nil, random.chance(50) {
            update(thing.number) { $0.marks.removeAll { $0.key == recipe.key } }
            return true
        }
        // Few tables have such a column when they are looked at by themselves.
        if recipe.key == "touchTrigger",
            let column = thing.children.first(where: { $0.kind == .column && plain($0.sort)?.text == "Timestamp" }),
            let touch = MarkRecipe.ofColumns.first(where: { $0.key == "touch" })?.mark(self, column, &random)
        {
            update(column.number) { $0.set(touch) }
            thing = self.thing(thing.number) ?? thing
        }
        guard let mark = recipe.mark(self, thing, &random) else { return false }
        update(thing.number) { $0.set(mark) }
        if recipe.key == "touch",
            let table = tables.first(where: { $0.children.contains(where: { $0.number == thing.number }) }),
            let trigger = MarkRecipe.ofTables.first(where: { $0.key == "touchTrigger" })?.mark(self, table, &random)
        {
            update(table.number) { $0.set(trigger) }
        }
        return true
    }

    /// Attributes that point to other things: an index, a column, a sequence.
    private mutating func pointed(_ thing: Thing, _ random: inout RandomNumbers) -> Bool? {
        var mark: Thing.Mark?
        switch thing.kind {
        case .table where isPostgreSQL:
            let parts = thing.children.filter { ["index", "unique"].contains($0.label) }
            guard let part = parts.randomElement(using: &random) else { return nil }
            return point(thing, to: part, &random)
        case .index where isPostgreSQL, .unique where isPostgreSQL:
            guard ["index", "unique"].contains(thing.label),
                let table = tables.first(where: { $0.children.contains { $0.number == thing.number } })
            else { return nil }
            return point(table, to: thing, &random)
        case .sequence:
            guard let table = tables.randomElement(using: &random),
                let column = table.children.filter({ $0.kind == .column }).randomElement(using: &random)
            else { return nil }
            mark = Thing.Mark(
                key: "ownedBy", text: "@ownedBy(\(name: table.number).\(name: column.number))", label: "@ownedBy")
        case .column where has(.whole, thing) && thing.mark("primaryKey") == nil:
            guard let sequence = things(.sequence).randomElement(using: &random), !isForBoth else { return nil }
            update(thing.number) { $0.value = "nextValue(\(name: sequence.number))" }
            return true
        default: return nil
        }
        guard let mark else { return nil }
        update(thing.number) { $0.set(mark) }
        return true
    }

    /// Gives a table an attribute that names one of its parts, by the SQL name that this has by then.
    private mutating func point(_ table: Thing, to part: Thing, _ random: inout RandomNumbers) -> Bool {
        // A divided table has no order of rows.
        let isDivided = table.children.contains { $0.kind == .partitioning }
        guard part.label == "unique" || !isDivided else { return false }
        if part.sqlName == nil {
            let name = "n\(number())"
            update(part.number) { $0.sqlName = name }
        }
        guard part.label == "unique", isDivided || random.chance(70) else {
            update(table.number) {
                $0.set(
                    Thing.Mark(key: "clusterOn", text: "@clusterOn(\(literalName: part.number))", label: "@clusterOn"))
            }
            return true
        }
        // Rows are known by values that all of them have.
        for column in table.children where part.value.mentions.contains(column.number) {
            update(column.number) { $0.isNullable = false }
        }
        update(table.number) {
            $0.set(
                Thing.Mark(
                    key: "replicaIdentity", text: "@replicaIdentity(index: \(literalName: part.number))",
                    label: "@replicaIdentity(index)"))
        }
        return true
    }
}
