import SchemagenModel

/// Edits that change what a thing says.
extension RandomSchema {
    static let changes: [RandomEdit] = [
        RandomEdit(label: "change mark") { $0.addMark(&$1) }, RandomEdit(label: "change mark") { $0.addMark(&$1) },
        RandomEdit(label: "change mark") { $0.addMark(&$1) },
        RandomEdit(label: "change type", make: changeType), RandomEdit(label: "change type", make: changeType),
        RandomEdit(label: "change nullability", make: changeNullability),
        RandomEdit(label: "change default", make: changeDefault),
        RandomEdit(label: "change base of a type", make: changeBase),
        RandomEdit(label: "change default of a type", make: changeTypeDefault),
        RandomEdit(label: "change identity", make: changeIdentity),
        RandomEdit(label: "change generated", make: changeGenerated),
        RandomEdit(label: "change check", make: changeCheck),
        RandomEdit(label: "change key", make: changeKey), RandomEdit(label: "change view", make: changeView),
        RandomEdit(label: "change sql", make: changeOpaque),
        RandomEdit(label: "change type of a sequence", databases: [.postgresql], make: changeSequence),
        RandomEdit(label: "change order of cases", make: reorder),
        RandomEdit(label: "change database", make: changeOnly),
        RandomEdit(label: "change comment", make: changeComment),
        RandomEdit(label: "replace by another kind", make: replaceKind),
        RandomEdit(label: "replace by another of the name", make: replaceSame),
        RandomEdit(label: "rename and change type") { schema, random in
            guard changeType(&schema, &random) else { return false }
            return edits.first { $0.label == "rename column" }?.make(&schema, &random) ?? false
        },
    ]

    static let settingsEdits: [RandomEdit] = [
        RandomEdit(label: "change naming") { $0.changeNaming(&$1) },
        RandomEdit(label: "change settings") { schema, random in
            switch random.below(4) {
            case 0: schema.settings.isOnline.toggle()
            case 1: schema.settings.hasComments.toggle()
            case 2: schema.settings.enumStorage = schema.settings.enumStorage == nil ? "check" : nil
            default: schema.settings.sqliteStorage = random.pick([nil, "strict", "declared", "plain"])
            }
            return true
        },
    ]

    /// The columns of tables and mixins.
    private var tableColumns: [Thing] {
        things(.table, .mixin).flatMap(\.children).filter { $0.kind == .column }
    }

    @Sendable private static func changeType(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let column = schema.tableColumns.randomElement(using: &random), column.mark("generated") == nil else {
            return false
        }
        var sort: Sort?
        if case .plain(let text) = column.sort, random.chance(60) {
            sort = (TypeFacts.named[text]?.wider.randomElement(using: &random)).map(Sort.plain)
        } else if case .reference = column.sort {
            return false
        } else if let other = schema.column(&random), other.only == column.only {
            sort = other.sort
        }
        guard let sort, sort != column.sort else { return false }
        // The old literal may be none of the new type's.
        let value = column.value.isEmpty || random.chance(20) ? Phrase() : schema.literal(sort, &random) ?? Phrase()
        let label = schema.plain(sort)?.label ?? column.label
        schema.update(column.number) {
            $0.sort = sort
            $0.value = value
            $0.label = label
        }
        return true
    }

    @Sendable private static func changeNullability(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool
    {
        guard let column = schema.tableColumns.randomElement(using: &random) else { return false }
        schema.update(column.number) { $0.isNullable.toggle() }
        return true
    }

    @Sendable private static func changeDefault(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let column = schema.tableColumns.randomElement(using: &random) else { return false }
        let value = random.chance(30) ? Phrase() : schema.literal(column.sort, &random) ?? Phrase()
        guard value != column.value else { return false }
        schema.update(column.number) { $0.value = value }
        return true
    }

    @Sendable private static func changeBase(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let type = schema.things(.type).randomElement(using: &random), case .plain(let text) = type.sort,
            let facts = TypeFacts.named[text]
        else { return false }
        let others = random.chance(60) ? facts.wider : schema.types(&random).map(\.text)
        guard let other = others.randomElement(using: &random), other != text else { return false }
        schema.update(type.number) {
            $0.sort = .plain(other)
            $0.marks.removeAll { $0.key == "default" }
        }
        // A default in SQL may be none of the new base's.
        for column in schema.all where column.kind == .column && column.sort == .named(type.number) {
            schema.update(column.number) { $0.value = Phrase() }
        }
        return true
    }

    @Sendable private static func changeTypeDefault(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool
    {
        guard let type = schema.things(.type).randomElement(using: &random) else { return false }
        let value = schema.literal(type.sort, &random)
        let isGone = type.mark("default") != nil && random.chance(40)
        schema.update(type.number) { thing in
            thing.marks.removeAll { $0.key == "default" }
            if let value, !isGone {
                thing.set(Thing.Mark(key: "default", text: "@default(\(value))", label: "@default"))
            }
        }
        return true
    }

    @Sendable private static func changeIdentity(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        let columns = schema.tableColumns.filter { schema.has(.whole, $0) && $0.mark("generated") == nil }
        guard let column = columns.randomElement(using: &random) else { return false }
        let mark = schema.identityMark(&random)
        let isGone = column.mark("identity") != nil && random.chance(30)
        schema.update(column.number) { thing in
            if isGone {
                thing.marks.removeAll { $0.key == "identity" || $0.key == "autoincrement" }
            } else {
                thing.set(mark)
                thing.value = Phrase()
                thing.isNullable = false
            }
        }
        return true
    }

    @Sendable private static func changeGenerated(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        let columns = schema.tableColumns.filter { $0.mark("generated") != nil }
        guard let column = columns.randomElement(using: &random), let table = schema.parent(of: column.number),
            let other = schema.generated(table, &random)
        else { return false }
        let isGone = random.chance(25)
        schema.update(column.number) { thing in
            thing.marks.removeAll { $0.key == "generated" }
            if isGone { return }
            thing.marks += other.marks
            (thing.sort, thing.only) = (other.sort, other.only)
        }
        return true
    }

    @Sendable private static func changeCheck(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        let checks = schema.things(.table, .type).flatMap { owner in
            owner.children.filter { $0.kind == .check }.map { (owner, $0) }
        }
        guard let (owner, check) = checks.randomElement(using: &random) else { return false }
        var other: Thing?
        if owner.kind == .type {
            other = schema.typeCheck(of: owner, &random)
        } else {
            other = random.pick(PartRecipe.checks).make(&schema, owner, &random)
        }
        guard let other, other.only == check.only else { return false }
        schema.update(check.number) { $0.value = other.value }
        return true
    }

    /// Gives a table another key, one where it has none, or none.
    @Sendable private static func changeKey(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let table = schema.tables.randomElement(using: &random) else { return false }
        let columns = table.children.filter {
            $0.kind == .column && schema.has(.ordered, $0) && $0.mark("generated") == nil
        }
        guard !columns.isEmpty else { return false }
        let chosen = columns.shuffled(using: &random).prefix(1 + random.below(2))
        var key = Thing(schema.number(), .primaryKey, "key composite")
        key.value = ", ".joined(chosen.map { "\(name: $0.number)" })
        let isGone = random.chance(25)
        let old = table.children.filter { $0.kind == .primaryKey }.map(\.number)
        schema.remove(Set(old))
        schema.update(table.number) { thing in
            for offset in thing.children.indices {
                thing.children[offset].marks.removeAll { $0.key == "primaryKey" || $0.key == "autoincrement" }
                if chosen.contains(where: { $0.number == thing.children[offset].number }) {
                    thing.children[offset].isNullable = false
                }
            }
            if !isGone { thing.children.append(key) }
        }
        return true
    }

    @Sendable private static func changeView(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let view = schema.things(.view, .materializedView).randomElement(using: &random) else { return false }
        let number = random.below(1000)
        schema.update(view.number) { $0.value = "\($0.value) and \(String(number)) >= 0" }
        return true
    }

    @Sendable private static func changeOpaque(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let thing = schema.things(.opaque).randomElement(using: &random) else { return false }
        switch thing.label {
        case "sql function":
            let number = random.below(1000)
            let name = thing.name.prefix { $0 != "(" }
            schema.update(thing.number) {
                $0.value =
                    "create function \(String(name))(text) returns text language sql immutable as $$ select $1 || '\(String(number))!' $$"
            }
        case "sql type": schema.update(thing.number) { $0.value = "create type \(thing.name) as (a text, c bigint)" }
        default:
            let count = schema.edits.count
            schema.update(thing.number) { $0.value = "\($0.value) /* \(String(count)) */" }
        }
        return true
    }

    @Sendable private static func changeSequence(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let thing = schema.things(.sequence).randomElement(using: &random) else { return false }
        let sort = Sort.plain(random.pick(["Int16", "Int32", "Int64"]))
        guard sort != thing.sort else { return false }
        schema.update(thing.number) { $0.sort = sort }
        return true
    }

    @Sendable private static func reorder(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let thing = schema.things(.enumeration).randomElement(using: &random) else { return false }
        let order = thing.children.shuffled(using: &random)
        schema.update(thing.number) { $0.children = order }
        return true
    }

    /// Makes something that both databases have one of a single one, or the other way round.
    @Sendable private static func changeOnly(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard schema.isForBoth else { return false }
        let kinds: Set<Thing.Kind> = [.column, .index, .unique, .check, .foreignKey, .table, .view]
        // The columns of a view are what its query gives, and nobody reads what a query names.
        let texts = schema.things(.view, .materializedView, .opaque)
        let bound = Set(texts.flatMap { $0.children.map(\.number) + $0.value.mentions })
        // What calls a function of one database stays there.
        let functions = Set(schema.things(.opaque).map(\.number))
        let things = schema.all.filter {
            kinds.contains($0.kind) && !bound.contains($0.number) && $0.value.mentions.isDisjoint(with: functions)
        }
        guard let thing = things.randomElement(using: &random) else { return false }
        let only: Database? = thing.only == nil ? random.pick([.postgresql, .sqlite]) : nil
        schema.update(thing.number) { $0.only = only }
        return true
    }

    @Sendable private static func changeComment(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard schema.settings.hasComments, let thing = schema.all.randomElement(using: &random) else { return false }
        let comment = thing.comment != nil && random.chance(30) ? nil : schema.remark(&random)
        schema.update(thing.number) { $0.comment = comment }
        return true
    }

    /// Takes something away, and something of another kind gets its name.
    @Sendable private static func replaceKind(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        let kinds: Set<Thing.Kind> = [.table, .view, .materializedView, .enumeration, .type, .sequence]
        guard let gone = schema.things.filter({ kinds.contains($0.kind) }).randomElement(using: &random) else {
            return false
        }
        schema.remove(gone.number)
        let count = schema.things.count
        let growths = growths.filter {
            ["table", "view", "enum", "type", "sequence"].contains($0.label) && $0.label != gone.kind.rawValue
                && schema.holds($0.databases)
        }
        guard let growth = growths.randomElement(using: &random), growth.make(&schema, &random),
            schema.things.count > count, let made = schema.things.last, made.kind != gone.kind
        else { return false }
        schema.update(made.number) { ($0.name, $0.sqlName) = (gone.name, gone.sqlName) }
        return true
    }

    /// Takes something away, and something new of its kind gets its SQL name alone.
    @Sendable private static func replaceSame(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        if random.chance(50) {
            guard let table = schema.tables.randomElement(using: &random),
                let gone = table.children.filter({ $0.kind == .column }).randomElement(using: &random),
                var made = schema.column(&random)
            else { return false }
            made.sqlName = gone.sqlName ?? gone.name
            schema.remove(gone.number)
            schema.update(table.number) { $0.children.append(made) }
            return true
        }
        guard let gone = schema.things(.table, .enumeration, .type, .view).randomElement(using: &random) else {
            return false
        }
        schema.remove(gone.number)
        let label = gone.kind.rawValue
        guard let growth = growths.first(where: { $0.label == label }), growth.make(&schema, &random),
            let made = schema.things.last, made.kind == gone.kind
        else { return false }
        schema.update(made.number) { $0.sqlName = gone.sqlName ?? gone.name }
        return true
    }
}
