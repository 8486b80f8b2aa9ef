import SchemagenModel

/// A way to change a schema in the making.
struct RandomEdit: Sendable {
    var label: String
    var databases: Set<Database> = [.postgresql, .sqlite]
    var make: @Sendable (inout RandomSchema, inout RandomNumbers) -> Bool
}

extension RandomSchema {
    /// Every way to change a schema; one that stands here several times is drawn more often.
    static let edits: [RandomEdit] = additions + removals + renames + exchanges + changes + settingsEdits

    private static let additions =
        growths.map { RandomEdit(label: "add \($0.label)", databases: $0.databases, make: $0.make) }
        + [
            RandomEdit(label: "add column", make: addColumn), RandomEdit(label: "add column", make: addColumn),
            RandomEdit(label: "add part", make: addPartSomewhere),
            RandomEdit(label: "add part", make: addPartSomewhere),
            RandomEdit(label: "add case", make: addCase), RandomEdit(label: "add check of a type", make: addTypeCheck),
            RandomEdit(label: "add mixin to table", make: mixIn),
        ]

    private static let removals = [
        removal("remove table", .table), removal("remove column", .column), removal("remove column", .column),
        removal("remove index", .index), removal("remove unique", .unique), removal("remove check", .check),
        removal("remove foreign key", .foreignKey), removal("remove exclude", .exclusion),
        removal("remove primary key", .primaryKey), removal("remove view", .view),
        removal("remove materialized view", .materializedView), removal("remove enum", .enumeration),
        removal("remove type", .type), removal("remove sequence", .sequence), removal("remove namespace", .namespace),
        removal("remove extension", .extension), removal("remove sql", .opaque), removal("remove mixin", .mixin),
        removal("remove virtual table", .virtualTable), removal("remove partition", .partition, [.postgresql]),
        RandomEdit(label: "remove case", make: removeCase), RandomEdit(label: "take mixin from table", make: mixOut),
    ]

    private static func removal(
        _ label: String, _ kind: Thing.Kind, _ databases: Set<Database> = [.postgresql, .sqlite]
    ) -> RandomEdit {
        RandomEdit(label: label, databases: databases) { schema, random in
            guard let thing = schema.editable(kind).randomElement(using: &random) else { return false }
            schema.remove(thing.number)
            return true
        }
    }

    /// The columns of a virtual table are a part of its module's text.
    private func editable(_ kind: Thing.Kind) -> [Thing] {
        things.filter { $0.kind != .virtualTable || kind == .virtualTable }.flatMap(\.all).filter { $0.kind == kind }
    }

    private static let renames: [RandomEdit] = [
        rename("rename table", .table), rename("rename column", .column), rename("rename column", .column),
        rename("rename case", .enumCase), rename("rename enum", .enumeration), rename("rename type", .type),
        rename("rename view", .view), rename("rename materialized view", .materializedView),
        rename("rename sequence", .sequence), rename("rename check", .check),
        rename("rename virtual table", .virtualTable),
        rename("rename namespace", .namespace),
        RandomEdit(label: "rename index or constraint", make: renamePart),
        RandomEdit(label: "move", make: move),
        RandomEdit(label: "chain of renames", make: chain),
    ]

    private static func rename(_ label: String, _ kind: Thing.Kind) -> RandomEdit {
        RandomEdit(label: label) { schema, random in
            guard let thing = schema.editable(kind).randomElement(using: &random) else { return false }
            schema.rename(thing, &random)
            return true
        }
    }

    private mutating func rename(_ thing: Thing, _ random: inout RandomNumbers) {
        retired += [thing.name, thing.sqlName ?? ""]
        let isCapital = [.table, .enumeration, .type, .view, .materializedView, .virtualTable].contains(thing.kind)
        let name = random.chance(75) ? fresh(&random, capital: isCapital) : thing.name
        var sqlName = thing.sqlName
        if thing.kind == .virtualTable {
            sqlName = random.chance(50) ? sqlName : "virtual\(number())"
        } else if name == thing.name || random.chance(60) {
            sqlName = self.sqlName(&random)
        }
        update(thing.number) {
            $0.name = name
            $0.sqlName = sqlName
        }
    }

    @Sendable private static func renamePart(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        let parts = schema.all.filter {
            [.index, .unique, .foreignKey, .exclusion, .primaryKey, .check].contains($0.kind)
        }
        guard let part = parts.randomElement(using: &random) else { return false }
        schema.retired.append(part.sqlName ?? "")
        let name = schema.sqlName(&random)
        schema.update(part.number) { $0.sqlName = name }
        return true
    }

    private static let atTop: Set<Thing.Kind> = [
        .table, .view, .materializedView, .enumeration, .type, .sequence,
    ]

    @Sendable private static func move(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let thing = schema.things.filter({ atTop.contains($0.kind) }).randomElement(using: &random) else {
            return false
        }
        let places: [Int?] = [nil] + schema.things(.namespace).map(\.number)
        let place = random.pick(places)
        guard place != thing.namespace else { return false }
        schema.update(thing.number) { $0.namespace = place }
        return true
    }

    /// Things that have names among which they can be exchanged.
    private mutating func siblings(_ random: inout RandomNumbers, least: Int) -> [Thing]? {
        let kinds: [Thing.Kind] = [.table, .column, .enumCase, .enumeration, .type, .view, .sequence, .check]
        let kind = random.pick(kinds)
        let lists: [[Thing]] =
            Self.atTop.contains(kind)
            ? [things(kind)] : things.filter { $0.kind != .virtualTable }.map { $0.children.filter { $0.kind == kind } }
        // Something new cannot take the name of something else that stays.
        let usable = lists.map { $0.filter { $0.number <= settled } }.filter { $0.count >= least }
        return usable.randomElement(using: &random)?.shuffled(using: &random)
    }

    private static let exchanges: [RandomEdit] = [
        RandomEdit(label: "exchange names") { schema, random in
            guard let list = schema.siblings(&random, least: 2) else { return false }
            let (first, second) = (list[0], list[1])
            let what = random.below(3)
            schema.update(first.number) {
                if what != 1 { $0.name = second.name }
                if what != 2 { $0.sqlName = second.sqlName }
            }
            schema.update(second.number) {
                if what != 1 { $0.name = first.name }
                if what != 2 { $0.sqlName = first.sqlName }
            }
            return true
        },
        RandomEdit(label: "exchange names of indexes") { schema, random in
            let named = schema.tables.flatMap(\.children).filter { $0.kind == .index && $0.sqlName != nil }
            let list = named.shuffled(using: &random)
            guard list.count > 1 else { return false }
            schema.update(list[0].number) { $0.sqlName = list[1].sqlName }
            schema.update(list[1].number) { $0.sqlName = list[0].sqlName }
            return true
        },
    ]

    /// The first gets the name of the second, which gets that of the third, and so on; the last gets a new one.
    @Sendable private static func chain(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let list = schema.siblings(&random, least: 2)?.prefix(3) else { return false }
        for (thing, next) in zip(list, list.dropFirst()) {
            schema.update(thing.number) { ($0.name, $0.sqlName) = (next.name, next.sqlName) }
        }
        let isRound = random.chance(30)
        let name = isRound ? list[0].name : schema.fresh(&random, capital: list[0].name.first?.isUppercase ?? false)
        let sqlName = isRound ? list[0].sqlName : schema.sqlName(&random)
        schema.update(list[list.count - 1].number) { ($0.name, $0.sqlName) = (name, sqlName) }
        return true
    }

    // MARK: Additions

    @Sendable private static func addColumn(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let owner = schema.things(.table, .mixin).randomElement(using: &random),
            let column = schema.column(&random)
        else { return false }
        let isFirst = random.chance(30)
        schema.update(owner.number) { $0.children.insert(column, at: isFirst ? 0 : $0.children.count) }
        return true
    }

    @Sendable private static func addPartSomewhere(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool
    {
        guard let table = schema.tables.randomElement(using: &random) else { return false }
        return schema.addPart(to: table.number, &random)
    }

    @Sendable private static func addCase(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let thing = schema.things(.enumeration).randomElement(using: &random) else { return false }
        let added = schema.enumCase(&random)
        let place = random.below(thing.children.count + 1)
        schema.update(thing.number) { $0.children.insert(added, at: place) }
        return true
    }

    @Sendable private static func addTypeCheck(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let type = schema.things(.type).randomElement(using: &random),
            let check = schema.typeCheck(of: type, &random)
        else { return false }
        schema.update(type.number) { $0.children.append(check) }
        return true
    }

    @Sendable private static func mixIn(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let table = schema.tables.randomElement(using: &random),
            let mixin = schema.things(.mixin).randomElement(using: &random), !table.mixins.contains(mixin.number)
        else { return false }
        schema.update(table.number) { $0.mixins.append(mixin.number) }
        return true
    }

    @Sendable private static func mixOut(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard let table = schema.tables.filter({ !$0.mixins.isEmpty }).randomElement(using: &random),
            let mixin = table.mixins.first.flatMap(schema.thing)
        else { return false }
        // What stands on the mixin's columns in this table goes with them.
        let gone = mixin.numbers.subtracting([mixin.number])
        let inside = table.children.filter { !$0.needs.isDisjoint(with: gone) }
        let outside = schema.all.filter { $0.needs.contains(table.number) && !$0.needs.isDisjoint(with: gone) }
        schema.remove(Set((inside + outside).map(\.number)))
        schema.update(table.number) {
            $0.mixins.removeAll { $0 == mixin.number }
            $0.forget(gone)
        }
        return true
    }

    @Sendable private static func removeCase(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        guard
            let thing = schema.things(.enumeration).filter({ $0.children.count > 1 }).randomElement(using: &random),
            let gone = thing.children.randomElement(using: &random)
        else { return false }
        let rest = thing.children.filter { $0.number != gone.number }
        schema.remove(gone.number)
        if random.chance(75) { schema.replacements[gone.number] = random.pick(rest).number }
        return true
    }
}
