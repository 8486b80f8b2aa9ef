/// A schema in the making as the text of a file.
extension RandomSchema {
    /// - Parameter former: The schema before, whose things the hints name.
    func text(after former: RandomSchema? = nil) -> String {
        var text = "schema Random {\n    databases: [postgresql(14), sqlite(3.37)]\n"
        if !isOnline { text += "    onlineChanges: false\n" }
        text += "}\n\n"
        for enumeration in enums {
            let before = former?.enums.first { $0.number == enumeration.number }
            for (gone, by) in enumeration.replacements {
                guard let before, let gone = before.cases.first(where: { $0.number == gone }),
                    let by = final(by, in: enumeration)
                else { continue }
                text += "removed case \(before.name).\(gone.name) -> .\(by.name)\n"
            }
            text += "enum \(enumeration.name)\(enumeration.isCheck ? " @storage(check)" : "") { "
            text += enumeration.cases.map { item in
                let old = before?.cases.first { $0.number == item.number }
                return item.name + (old.map { $0.name == item.name ? "" : " was \($0.name)" } ?? "")
            }.joined(separator: ", ")
            text += " }\n\n"
        }
        for table in tables { text += self.text(of: table, after: former) }
        for view in views {
            guard let table = tables.first(where: { $0.number == view.table }),
                let column = table.columns.first(where: { $0.number == view.column })
            else { continue }
            text += """
                view \(view.name) uses \(table.name) {
                    id: Int64
                } = sql \"""
                    select id from "\(table.sqlName)" where "\(Self.sqlName(column.name))" > \(view.limit)
                    \"""


                """
        }
        return text
    }

    /// The case that takes the place of one that goes, where that went too.
    private func final(_ number: Int, in enumeration: Enumeration) -> Case? {
        var number = number
        for _ in 0..<20 {
            if let found = enumeration.cases.first(where: { $0.number == number }) { return found }
            guard let next = enumeration.replacements.first(where: { $0.gone == number }) else { return nil }
            number = next.by
        }
        return nil
    }

    static func sqlName(_ name: String) -> String { name }

    private func text(of table: Table, after former: RandomSchema?) -> String {
        let before = former?.tables.first { $0.number == table.number }
        var text = "table \(table.name) as `\(table.sqlName)`"
        if let before, before.name != table.name { text += " was \(before.name)" }
        text += " {\n    id: Int64 @primaryKey @identity\(table.isAutoincrement ? " @autoincrement" : "")\n"
        for column in table.columns {
            let old = before?.columns.first { $0.number == column.number }
            text += "    \(Self.quoted(column.name)) as `\(column.name)`"
            if let old, old.name != column.name { text += " was \(Self.quoted(old.name))" }
            text += ": \(typeName(column))\(column.isNullable ? "?" : "")"
            if let value = column.defaultValue { text += " = \(literal(value, column))" }
            if let value = column.generated { text += " @generated(\(value))" }
            if let fill = column.backfill { text += " @backfill(\(literal(fill, column)))" }
            if column.isTouched { text += " @touch" }
            if column.isUnique { text += " @unique" }
            if column.isIndexed { text += " @index" }
            if let check = column.check { text += " @check(\(Self.quoted(column.name)) \(check))" }
            text += "\(column.action)\n"
        }
        for index in table.indexes {
            let names = index.columns.compactMap { number in table.columns.first { $0.number == number }?.name }
            text += "    index(\(names.map(Self.quoted).joined(separator: ", "))) as \(index.name)\n"
        }
        return text + "}\n\n"
    }

    private func typeName(_ column: Column) -> String {
        if let target = column.target, let table = tables.first(where: { $0.number == target }) {
            return "\(table.name).ID"
        }
        if column.type.hasPrefix("enum "), let number = Int(column.type.dropFirst(5)),
            let enumeration = enums.first(where: { $0.number == number })
        {
            return enumeration.name
        }
        return column.type
    }

    private func literal(_ value: String, _ column: Column) -> String {
        guard column.type.hasPrefix("enum "), let number = Int(column.type.dropFirst(5)),
            let enumeration = enums.first(where: { $0.number == number })
        else { return value }
        return "." + (enumeration.cases.first { ".\($0.number)" == value }?.name ?? enumeration.cases[0].name)
    }

    private static func quoted(_ name: String) -> String { "`\(name)`" }
}
