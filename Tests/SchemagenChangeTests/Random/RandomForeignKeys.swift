import SchemagenModel

/// Foreign keys of every form.
extension RandomSchema {
    static let foreignKeys = ["typed key", "foreign key", "composite foreign key", "@references"]

    mutating func addForeignKey(_ random: inout RandomNumbers) -> Bool {
        guard let source = tables.randomElement(using: &random), let target = tables.randomElement(using: &random)
        else { return false }
        let keys = target.children.filter { $0.kind == .primaryKey || $0.label == "unique" }
        switch random.below(4) {
        case 0 where !keys.isEmpty: return addMember(source, target, random.pick(keys), &random)
        case 1: return addReference(source, target, &random)
        default: return addTypedKey(source, target, &random)
        }
    }

    private mutating func addTypedKey(_ source: Thing, _ target: Thing, _ random: inout RandomNumbers) -> Bool {
        guard keyColumn(of: target) != nil else { return false }
        var column = Thing(number(), .column, "typed key")
        column.name = fresh(&random)
        column.sqlName = sqlName(&random)
        column.sort = .reference(target.number)
        column.isNullable = random.chance(80)
        column.only = target.only ?? source.only
        decorate(&column, &random)
        if random.chance(60) { column.set(Thing.Mark(key: "index", text: "@index", label: "@index")) }
        update(source.number) { $0.children.append(column) }
        return true
    }

    /// A column of its own type that refers to a unique one.
    private mutating func addReference(_ source: Thing, _ target: Thing, _ random: inout RandomNumbers) -> Bool {
        let columns = target.children.filter {
            $0.kind == .column && ($0.mark("unique") != nil || $0.mark("primaryKey") != nil)
        }
        let unique = target.children.filter { $0.label == "unique" && $0.value.mentions.count == 1 }
            .compactMap { part in target.children.first { part.value.mentions.contains($0.number) } }
        guard let to = (columns + unique).randomElement(using: &random) else { return false }
        var column = Thing(number(), .column, "@references")
        column.name = fresh(&random)
        column.sqlName = sqlName(&random)
        column.sort = to.sort
        column.isNullable = true
        column.only = to.only ?? target.only ?? source.only
        column.set(
            Thing.Mark(
                key: "references", text: "@references(\(name: target.number).\(name: to.number))",
                label: "@references"))
        decorate(&column, &random)
        update(source.number) { $0.children.append(column) }
        return true
    }

    /// A foreign key of as many columns as a key has, with columns for it.
    private mutating func addMember(
        _ source: Thing, _ target: Thing, _ key: Thing, _ random: inout RandomNumbers
    ) -> Bool {
        let order = key.value.pieces.compactMap { piece -> Int? in
            if case .name(let number) = piece { return number }
            return nil
        }
        let targets = order.compactMap(thing)
        guard !targets.isEmpty, targets.count == order.count else { return false }
        var columns: [Thing] = []
        var only = key.only ?? target.only ?? source.only
        for target in targets {
            var column = Thing(number(), .column, "column of foreign key")
            column.name = fresh(&random)
            column.sqlName = sqlName(&random)
            column.sort = target.sort
            column.isNullable = true
            only = only ?? target.only
            columns.append(column)
        }
        for offset in columns.indices { columns[offset].only = only }
        var member = Thing(
            number(), .foreignKey, columns.count > 1 ? "composite foreign key" : "foreign key")
        member.value = ", ".joined(columns.map { "\(name: $0.number)" })
        member.tail =
            "references \(name: target.number)(\(", ".joined(targets.map { "\(name: $0.number)" })))"
        member.only = only
        if random.chance(40) { member.sqlName = sqlName(&random) }
        decorate(&member, &random)
        update(source.number) { $0.children += columns + [member] }
        return true
    }

    /// Actions and the like.
    private mutating func decorate(_ thing: inout Thing, _ random: inout RandomNumbers) {
        for recipe in MarkRecipe.ofForeignKeys where random.chance(25) {
            if let mark = recipe.mark(self, thing, &random) { thing.set(mark) }
        }
    }
}
