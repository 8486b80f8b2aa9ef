import SchemagenModel

/// Enums, types, sequences, extensions, views and objects kept as SQL text.
extension RandomSchema {
    mutating func addExtension(_ random: inout RandomNumbers) -> Bool {
        var thing = Thing(number(), .extension, "extension")
        thing.name = random.pick(["citext", "hstore", "ltree", "btree_gist", "pgcrypto"])
        guard !things(.extension).contains(where: { $0.name == thing.name }) else { return false }
        thing.only = only(.postgresql)
        if random.chance(20) { thing.comment = remark(&random) }
        things.append(thing)
        return true
    }

    mutating func addEnum(_ random: inout RandomNumbers) -> Bool {
        var thing = Thing(number(), .enumeration, "enum")
        name(&thing, &random)
        for _ in 0..<(2 + random.below(3)) { thing.children.append(enumCase(&random)) }
        if random.chance(30) {
            thing.set(Thing.Mark(key: "storage", text: "@storage(check)", label: "@storage(check)"))
        }
        things.append(thing)
        return true
    }

    mutating func enumCase(_ random: inout RandomNumbers) -> Thing {
        var thing = Thing(number(), .enumCase, "case")
        thing.name = fresh(&random)
        if random.chance(40) { thing.sqlName = sqlName(&random) }
        return thing
    }

    mutating func addType(_ random: inout RandomNumbers) -> Bool {
        var thing = Thing(number(), .type, "type")
        name(&thing, &random)
        let others = things(.type)
        if !others.isEmpty, random.chance(20) {
            thing.sort = .named(random.pick(others).number)
            thing.label = "type of a type"
        } else {
            let facts = types(&random).filter { !$0.literals.isEmpty }
            guard let choice = facts.randomElement(using: &random) else { return false }
            thing.sort = .plain(choice.text)
            if choice.isPostgreSQL { thing.only = only(.postgresql) }
        }
        if random.chance(60) {
            thing.set(Thing.Mark(key: "storage", text: "@storage(domain)", label: "@storage(domain)"))
        }
        if random.chance(20) { thing.set(Thing.Mark(key: "notNull", text: "@notNull", label: "@notNull of a type")) }
        if random.chance(30), let value = literal(thing.sort, &random) {
            thing.set(Thing.Mark(key: "default", text: "@default(\(value))", label: "@default"))
        }
        for _ in 0..<random.below(3) {
            if let check = typeCheck(of: thing, &random) { thing.children.append(check) }
        }
        things.append(thing)
        return true
    }

    mutating func typeCheck(of type: Thing, _ random: inout RandomNumbers) -> Thing? {
        var check = Thing(number(), .check, "check of a type")
        check.name = fresh(&random)
        if random.chance(30) { check.sqlName = sqlName(&random) }
        if has(.whole, type) {
            check.value = "value > -\(String(100_000 + random.below(100_000)))"
        } else if has(.text, type) {
            check.value = "length(value) < \(String(200 + random.below(200)))"
        } else {
            check.value = "value != nil"
        }
        return check
    }

    mutating func addSequence(_ random: inout RandomNumbers) -> Bool {
        var thing = Thing(number(), .sequence, "sequence")
        name(&thing, &random, capital: false)
        thing.sort = .plain(random.pick(["Int16", "Int32", "Int64"]))
        thing.only = only(.postgresql)
        things.append(thing)
        return true
    }

    // MARK: Views

    mutating func addView(_ random: inout RandomNumbers) -> Bool {
        let sources = things(.table, .view, .materializedView).filter { $0.only == nil }
        guard let source = sources.randomElement(using: &random) else { return false }
        let isMaterialized = isPostgreSQL && random.chance(35)
        var view = Thing(
            number(), isMaterialized ? .materializedView : .view,
            isMaterialized ? "materialized view" : source.kind == .table ? "view" : "view of a view")
        name(&view, &random)
        if isMaterialized || source.kind == .materializedView { view.only = only(.postgresql) }
        let columns = columns(of: source).filter { $0.only == nil }.shuffled(using: &random).prefix(1 + random.below(3))
        guard !columns.isEmpty else { return false }
        var selected: [Phrase] = []
        for column in columns {
            var copy = Thing(number(), .column, "column of a view")
            copy.name = fresh(&random)
            copy.sqlName = random.chance(50) ? sqlName(&random) : nil
            copy.sort = column.sort
            copy.isNullable = true
            if random.chance(20) { copy.comment = remark(&random) }
            selected.append("\(sql: column.number) as \(sql: copy.number)")
            view.children.append(copy)
        }
        let condition: Phrase = "\(sql: columns.randomElement(using: &random)?.number ?? columns[0].number) is not null"
        view.value = "select \(", ".joined(selected)) from \(sql: source.number) where \(condition)"
        if random.chance(30), let other = sources.randomElement(using: &random), other.number != source.number,
            other.kind == .table
        {
            view.value = "\(view.value) and exists (select 1 from \(sql: other.number))"
            view.uses = [source.number, other.number]
            view.label = "view of two tables"
        } else if random.chance(75) {
            view.uses = [source.number]
        } else {
            view.label = "view without uses"
        }
        if isMaterialized, random.chance(60), let column = view.children.first(where: { has(.ordered, $0) }) {
            var index = Thing(number(), .index, "index of a materialized view")
            index.value = "\(name: column.number)"
            if random.chance(50) { index.sqlName = "m\(number())" }
            view.children.append(index)
        }
        things.append(view)
        return true
    }

    /// Whether no materialized view that is filled when it is made reads one that is empty then.
    var fillsFromFilled: Bool {
        let views = things(.view, .materializedView)
        func isEmpty(_ view: Thing) -> Bool {
            view.kind == .materializedView
                ? view.mark("noData") != nil
                : views.contains { $0.number != view.number && view.value.mentions.contains($0.number) && isEmpty($0) }
        }
        return !views.contains { view in
            view.kind == .materializedView && view.mark("noData") == nil
                && views.contains {
                    $0.number != view.number && view.value.mentions.contains($0.number) && isEmpty($0)
                }
        }
    }

    // MARK: SQL text

    /// Whether columns have the types that texts in SQL want of them, and bounds of partitions.
    var suitsTexts: Bool {
        let columns = things(.table, .mixin).flatMap(\.children).filter { $0.kind == .column }
        return all.allSatisfy { thing in
            let isBound = thing.kind == .partitioning && thing.label != "partition by hash"
            guard isBound || thing.wanted != nil else { return true }
            let named = thing.value.mentions
            return columns.filter { named.contains($0.number) }.allSatisfy { column in
                // What numbers are of a type in SQL, the database alone knows.
                if isBound { return plain(column.sort)?.text.hasPrefix("native") != true }
                return thing.wanted.map { has($0, column) } ?? true
            }
        }
    }

    mutating func addFunction(_ random: inout RandomNumbers) -> Bool {
        let name = "f\(number())"
        var thing = opaque("function", "\(name)(text)", .postgresql, "sql function")
        thing.value =
            "create function \(name)(text) returns text language sql immutable as $$ select $1 || '\(String(random.below(100)))' $$"
        things.append(thing)
        return true
    }

    private mutating func opaque(_ kind: String, _ identity: String, _ database: Database, _ label: String) -> Thing {
        var thing = Thing(number(), .opaque, label)
        thing.type = Phrase(kind)
        thing.name = identity
        thing.only = only(database)
        return thing
    }

    /// The kinds of objects kept as SQL text, by label.
    static let opaques: [(label: String, database: Database)] = [
        ("sql function", .postgresql), ("sql trigger function", .postgresql), ("sql trigger", .postgresql),
        ("sql policy", .postgresql), ("sql rule", .postgresql), ("sql type", .postgresql), ("sql comment", .postgresql),
        ("sql setting", .postgresql), ("sql statistics", .postgresql), ("sql trigger of SQLite", .sqlite),
        ("sql function of a table", .postgresql), ("sql constraint", .postgresql),
    ]

    mutating func addOpaque(_ random: inout RandomNumbers) -> Bool {
        let (label, database) = random.pick(Self.opaques)
        guard settings.databases.contains(database) else { return false }
        if label == "sql function" { return addFunction(&random) }
        let table = tables.filter { $0.only == nil || $0.only == database }.randomElement(using: &random)
        let name = "o\(number())"
        var thing: Thing
        switch label {
        case "sql trigger function":
            thing = opaque("function", "\(name)()", database, label)
            thing.value =
                "create function \(name)() returns trigger language plpgsql as $$ begin return new; end $$ "
        case "sql type":
            thing = opaque("type", name, database, label)
            thing.value = "create type \(name) as (a text, b integer)"
        default:
            guard let table else { return false }
            let column = columns(of: table).filter { $0.only == nil }.randomElement(using: &random)
            switch label {
            case "sql trigger":
                guard let function = things(.opaque).first(where: { $0.label == "sql trigger function" }) else {
                    return false
                }
                thing = opaque("trigger", name, database, label)
                thing.owner = table.number
                thing.uses = [table.number, function.number]
                let of: Phrase = column.map { random.chance(50) ? " of \(sql: $0.number)" : "" } ?? ""
                thing.value =
                    "create trigger \(name) before update\(of) on \(sql: table.number) for each row execute function \(sql: function.number)()"
            case "sql policy":
                guard let column else { return false }
                thing = opaque("policy", name, database, label)
                thing.owner = table.number
                thing.value = "create policy \(name) on \(sql: table.number) using (\(sql: column.number) is not null)"
            case "sql rule":
                thing = opaque("rule", name, database, label)
                thing.owner = table.number
                thing.value = "create rule \(name) as on delete to \(sql: table.number) do also select 1"
            case "sql comment":
                thing = opaque("comment", "table \(name)", database, label)
                thing.owner = table.number
                thing.uses = [table.number]
                guard !settings.hasComments, table.comment == nil else { return false }
                thing.value = "comment on table \(sql: table.number) is 'it''s \(name)'"
                thing.tail = "comment on table \(sql: table.number) is null"
            case "sql setting":
                guard let column = column, has(.text, column), column.mark("storage") == nil else { return false }
                thing = opaque("setting", "storage \(name)", database, label)
                thing.owner = table.number
                thing.uses = [table.number]
                let start: Phrase = "alter table \(sql: table.number) alter column \(sql: column.number) set storage"
                thing.value = "\(start) external"
                thing.wanted = .text
                thing.tail = "\(start) extended"
            case "sql statistics":
                let two = columns(of: table).filter { has(.ordered, $0) && $0.only == nil }.prefix(2)
                guard two.count == 2 else { return false }
                thing = opaque("statistics", name, database, label)
                thing.wanted = .ordered
                thing.uses = [table.number]
                thing.value =
                    "create statistics \(name) on \(sql: two[0].number), \(sql: two[1].number) from \(sql: table.number)"
            case "sql function of a table":
                thing = opaque("function", "\(name)()", database, label)
                thing.uses = [table.number]
                thing.value =
                    "create function \(name)() returns bigint language sql stable begin atomic select count(*) from \(sql: table.number); end"
            case "sql constraint":
                guard let column, !table.children.contains(where: { $0.kind == .partitioning }) else { return false }
                thing = opaque("constraint", name, database, label)
                thing.owner = table.number
                thing.uses = [table.number]
                thing.value =
                    "alter table \(sql: table.number) add constraint \(name) check (num_nulls(\(sql: column.number)) < 9)"
            default:
                guard let column else { return false }
                thing = opaque("trigger", name, database, label)
                thing.owner = table.number
                thing.value =
                    "create trigger \(name) after update of \(sql: column.number) on \(sql: table.number) begin select 1; end"
            }
        }
        // What two texts change one of them could not take back.
        guard thing.tail.isEmpty || !things(.opaque).contains(where: { $0.tail == thing.tail }) else { return false }
        if random.chance(20), !thing.uses.isEmpty, thing.owner != nil { thing.uses = [] }
        things.append(thing)
        return true
    }
}
