import SchemagenModel

/// Which changes lose something, by what the schemas say.
extension SchemaPairs {
    /// What is lost for good on the way there.
    var losses: [String] {
        var result: [String] = []
        for table in old.tables where table.info.databases.contains(database) {
            let name = tables.first { $0.value == table.info.name }?.key
            guard let name, let latter = newIndex.tables[name], latter.info.databases.contains(database) else {
                result.append("table \(table.info.name) goes")
                continue
            }
            // What a virtual table holds may be its module's.
            guard isHeld(table) else { continue }
            guard isHeld(latter) else {
                result.append("rows of \(table.info.name) go")
                continue
            }
            result += goingPartitions(table, latter).filter(\.isSure).map { "partition \($0.name) goes" }
            let partners = columns(table, latter)
            for column in columns(of: table) where column.generated == nil {
                let name = partners.first { $0.value.name == column.name }?.key
                guard let name, let new = latter.column(name), new.databases.contains(database) else {
                    result.append("column \(table.info.name).\(column.name) goes")
                    continue
                }
                let (from, to) = (oldIndex.storageType(of: column.type), newIndex.storageType(of: new.type))
                if new.generated != nil {
                    result.append("\(table.info.name).\(column.name) becomes generated")
                } else if from != to, new.convert != nil {
                    result.append("\(table.info.name).\(column.name) is converted")
                } else if let first = RowModel.enumeration(from), let last = RowModel.enumeration(to),
                    enums[last] == first, let before = oldIndex.enums[first], let after = newIndex.enums[last],
                    goneCases(before, after).contains(where: { values(before, after)[$0.sqlName] != nil })
                {
                    result.append("\(table.info.name).\(column.name) loses cases")
                }
            }
        }
        return result
    }

    /// What is lost or not, as the rows are.
    var possibleLosses: [String] {
        old.tables.filter(isHeld).flatMap { table in
            latter(table).map { goingPartitions(table, $0) }?.filter { !$0.isSure }.map(\.name) ?? []
        }
    }

    /// Whether a column gets its values from an expression.
    var converts: Bool {
        new.tables.contains { table in
            guard let former = former(table) else { return false }
            let partners = columns(former, table)
            return columns(of: table).contains { column in
                column.convert != nil
                    && partners[column.name].map { oldIndex.storageType(of: $0.type) }
                        != newIndex.storageType(of: column.type)
            }
        }
    }

    /// The tables with a column that goes and cannot come back while they have rows.
    var unreturnable: [String] {
        old.tables.filter { table in
            guard isHeld(table), let latter = latter(table) else { return false }
            let partners = Set(
                columns(table, latter).filter { latter.column($0.key).map(isKept) ?? false }.map(
                    \.value.name))
            return columns(of: table).contains { column in
                !partners.contains(column.name) && column.generated == nil && column.identity == nil
                    && table.mustHave(column, oldIndex, on: database) && oldIndex.defaultValue(of: column) == nil
            }
        }.map(\.info.name)
    }

    /// Whether a column that an old one is gives it its values back. PostgreSQL makes one that is generated from now on anew.
    private func isKept(_ column: Column) -> Bool {
        column.databases.contains(database) && (column.generated == nil || database == .sqlite)
    }

    /// Whether a message shows the check that comes with an enum whose former cases all have a case to become.
    func namesCases(_ message: String) -> Bool {
        new.enums.contains { latter in
            let list = latter.cases.map { "'\($0.sqlName)'" }.joined(separator: ", ")
            guard message.contains("IN (\(list))"), let former = enums[latter.info.name],
                let before = oldIndex.enums[former]
            else { return false }
            let known = values(before, latter)
            return before.cases.allSatisfy { known[$0.sqlName] != nil }
        }
    }

    /// Whether a message of PostgreSQL names a case that goes without another in its place.
    func namesGoneCase(_ message: String) -> Bool {
        message.contains("invalid input value for enum")
            && new.enums.contains { latter in
                guard let former = enums[latter.info.name], let before = oldIndex.enums[former] else { return false }
                let known = values(before, latter)
                return before.cases.contains { known[$0.sqlName] == nil && message.contains("\"\($0.sqlName)\"") }
            }
    }
}
