/// Edits of a schema in the making.
extension RandomSchema {
    mutating func edit(_ random: inout RandomNumbers) {
        switch random.below(19) {
        case 0: addTable(&random)
        case 1: removeTable(&random)
        case 2: renameTable(&random)
        case 3, 4:
            guard let offset = tables.indices.randomElement(using: &random) else { return }
            var table = tables[offset]
            addColumn(to: &table, &random, isNew: false)
            tables[offset] = table
        case 5, 6: removeColumn(&random)
        case 7: renameColumn(&random)
        case 8: retype(&random)
        case 9: changeNullability(&random)
        case 10: changeDefault(&random)
        case 11:
            guard let offset = tables.indices.randomElement(using: &random) else { return }
            addIndex(offset, &random)
        case 12:
            guard let offset = tables.indices.randomElement(using: &random),
                !tables[offset].indexes.isEmpty
            else { return }
            tables[offset].indexes.remove(at: random.below(tables[offset].indexes.count))
        case 13: addForeignKey(&random)
        case 14: changeColumn(&random)
        case 15: changeEnum(&random)
        case 16: exchange(&random)
        case 17: addEnum(&random)
        default:
            if views.isEmpty { addView(&random) } else { views[random.below(views.count)].limit += 1 }
        }
    }

    private mutating func removeTable(_ random: inout RandomNumbers) {
        guard tables.count > 1 else { return }
        let gone = tables.remove(at: random.below(tables.count))
        views.removeAll { $0.table == gone.number }
        for offset in tables.indices {
            let lost = tables[offset].columns.filter { $0.target == gone.number }.map(\.number)
            for column in lost { remove(column, from: offset) }
        }
    }

    private mutating func remove(_ column: Int, from offset: Int) {
        tables[offset].columns.removeAll { $0.number == column }
        tables[offset].indexes.removeAll { $0.columns.contains(column) }
        tables[offset].uniques.removeAll { $0.columns.contains(column) }
        views.removeAll { $0.column == column }
    }

    private mutating func removeColumn(_ random: inout RandomNumbers) {
        guard let offset = tables.indices.randomElement(using: &random),
            let column = tables[offset].columns.randomElement(using: &random)
        else { return }
        remove(column.number, from: offset)
    }

    private mutating func renameTable(_ random: inout RandomNumbers) {
        guard let offset = tables.indices.randomElement(using: &random) else { return }
        var other = RandomSchema.fresh(&random)
        other = other.prefix(1).uppercased() + other.dropFirst()
        tables[offset].name = other
        if random.chance(70) { tables[offset].sqlName = other.lowercased() }
    }

    private static func fresh(_ random: inout RandomNumbers) -> String { "n\(random.below(1_000_000))" }

    private mutating func renameColumn(_ random: inout RandomNumbers) {
        guard let offset = tables.indices.randomElement(using: &random),
            let column = tables[offset].columns.indices.randomElement(using: &random)
        else { return }
        tables[offset].columns[column].name = Self.fresh(&random)
    }

    private mutating func retype(_ random: inout RandomNumbers) {
        guard let offset = tables.indices.randomElement(using: &random),
            let column = tables[offset].columns.indices.randomElement(using: &random),
            let kind = Self.kinds[tables[offset].columns[column].type], !kind.wider.isEmpty,
            tables[offset].columns[column].generated == nil
        else { return }
        let type = random.pick(kind.wider)
        tables[offset].columns[column].type = type
        // The old literal may be none of the new type's.
        if tables[offset].columns[column].defaultValue != nil {
            tables[offset].columns[column].defaultValue = random.pick(Self.kinds[type]!.literals)
        }
        if type == "Double" { tables[offset].columns[column].check = nil }
    }

    private mutating func changeNullability(_ random: inout RandomNumbers) {
        guard let offset = tables.indices.randomElement(using: &random),
            let place = tables[offset].columns.indices.randomElement(using: &random)
        else { return }
        var column = tables[offset].columns[place]
        guard column.target == nil, column.generated == nil else { return }
        column.isNullable.toggle()
        if !column.isNullable { column.backfill = fill(column, &random) }
        if !column.isNullable { column.isUnique = false }
        tables[offset].columns[place] = column
    }

    private mutating func changeDefault(_ random: inout RandomNumbers) {
        guard let offset = tables.indices.randomElement(using: &random),
            let place = tables[offset].columns.indices.randomElement(using: &random),
            let kind = Self.kinds[tables[offset].columns[place].type],
            tables[offset].columns[place].generated == nil
        else { return }
        let isNew = tables[offset].columns[place].defaultValue == nil
        let value = isNew || random.chance(60) ? random.pick(kind.literals) : nil
        tables[offset].columns[place].defaultValue = value
        // It may be one that is new itself.
        if value == nil, !tables[offset].columns[place].isNullable {
            tables[offset].columns[place].backfill = kind.literals[0]
        }
    }

    private mutating func changeColumn(_ random: inout RandomNumbers) {
        guard let offset = tables.indices.randomElement(using: &random),
            let place = tables[offset].columns.indices.randomElement(using: &random)
        else { return }
        var column = tables[offset].columns[place]
        switch random.below(4) {
        case 0 where column.type != "JSON": column.isIndexed.toggle()
        case 1 where column.isUnique: column.isUnique = false
        case 2 where column.type.hasPrefix("Int") && column.generated == nil:
            column.check = column.check == nil ? "> -200000" : random.chance(50) ? nil : "> -300000"
        case 3 where column.target != nil:
            column.action = random.pick(["", " @onDelete(cascade)", " @onDelete(setNull)"])
        case 3 where column.type == "Timestamp" && column.generated == nil: column.isTouched.toggle()
        default: return
        }
        tables[offset].columns[place] = column
    }

    private mutating func changeEnum(_ random: inout RandomNumbers) {
        guard let offset = enums.indices.randomElement(using: &random) else { return }
        switch random.below(5) {
        case 0, 1:
            let added = Case(number: random.below(1_000_000) + 1_000_000, name: "a\(random.below(1_000_000))")
            enums[offset].cases.insert(added, at: random.below(enums[offset].cases.count + 1))
        case 2: enums[offset].cases[random.below(enums[offset].cases.count)].name = Self.fresh(&random)
        case 3: enums[offset].cases.shuffle(using: &random)
        default:
            guard enums[offset].cases.count > 1 else { return }
            let gone = enums[offset].cases.remove(at: random.below(enums[offset].cases.count))
            let by = random.pick(enums[offset].cases)
            enums[offset].replacements.append((gone.number, by.number))
            for table in tables.indices {
                for column in tables[table].columns.indices {
                    if tables[table].columns[column].defaultValue == ".\(gone.number)" {
                        tables[table].columns[column].defaultValue = ".\(by.number)"
                    }
                    if tables[table].columns[column].backfill == ".\(gone.number)" {
                        tables[table].columns[column].backfill = ".\(by.number)"
                    }
                }
            }
        }
    }

    private mutating func exchange(_ random: inout RandomNumbers) {
        if random.chance(30), tables.count > 1 {
            let (first, second) = (random.below(tables.count), random.below(tables.count))
            guard tables[first].number <= settled, tables[second].number <= settled else { return }
            let (name, sqlName) = (tables[first].name, tables[first].sqlName)
            (tables[first].name, tables[first].sqlName) = (tables[second].name, tables[second].sqlName)
            (tables[second].name, tables[second].sqlName) = (name, sqlName)
            return
        }
        guard let offset = tables.indices.randomElement(using: &random), tables[offset].columns.count > 1 else {
            return
        }
        let (first, second) = (random.below(tables[offset].columns.count), random.below(tables[offset].columns.count))
        // Something new cannot take the name of something else that stays.
        guard tables[offset].columns[first].number <= settled, tables[offset].columns[second].number <= settled else {
            return
        }
        let name = tables[offset].columns[first].name
        tables[offset].columns[first].name = tables[offset].columns[second].name
        tables[offset].columns[second].name = name
    }
}
