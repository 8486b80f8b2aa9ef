import SchemagenModel

/// The tables in groups: those that `@group` says; those of a namespace; and otherwise those that belong together by their
/// foreign keys.
struct ObjectGroups {
    /// Some tables that belong together.
    struct Group {
        /// The title as it was written; nil for the tables that belong to no other.
        var title: String?
        /// The name of its picture: the title in small letters, digits and hyphens, and a number where another group has it.
        var name = ""
        /// Where the tables stand in the schema, in its order.
        var tables: [Int]
    }

    /// In the order in which their first tables appear; the tables that belong nowhere come last.
    private(set) var groups: [Group] = []

    init(_ schema: Schema) {
        let roots = Self.roots(of: schema)
        var offsets: [String: Int] = [:]
        var alone: [Int] = []
        var members = [Int](repeating: 0, count: schema.tables.count)
        for root in roots { members[root] += 1 }
        for (offset, table) in schema.tables.enumerated() {
            let key: String
            let title: String
            if let group = table.info.group, !group.isEmpty {
                (key, title) = ("group \(group)", group)
            } else if let namespace = table.info.sqlSchema {
                (key, title) = ("namespace \(namespace)", Self.title(ofNamespace: namespace, schema))
            } else if members[roots[offset]] > 1 {
                (key, title) = ("root \(roots[offset])", schema.tables[roots[offset]].info.name)
            } else {
                alone.append(offset)
                continue
            }
            if let place = offsets[key] {
                groups[place].tables.append(offset)
            } else {
                offsets[key] = groups.count
                groups.append(Group(title: title, tables: [offset]))
            }
        }
        if !alone.isEmpty { groups.append(Group(title: nil, tables: alone)) }
        // The picture of the whole schema has its name.
        var taken: Set<String> = ["schema"]
        for place in groups.indices {
            let base = Self.fileName(groups[place].title ?? "other tables")
            var name = base
            var number = 1
            while !taken.insert(name).inserted {
                number += 1
                name = "\(base)-\(number)"
            }
            groups[place].name = name
        }
    }

    private static func fileName(_ title: String) -> String {
        var name: [UInt8] = []
        for byte in title.utf8 {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: name.append(byte)
            case 0x41...0x5A: name.append(byte + 0x20)
            default: if let last = name.last, last != 0x2D { name.append(0x2D) }
            }
        }
        if name.last == 0x2D { name.removeLast() }
        return name.isEmpty ? "group" : String(decoding: name.prefix(60), as: UTF8.self)
    }

    private static func title(ofNamespace sqlName: String, _ schema: Schema) -> String {
        schema.namespaces.first { $0.sqlName == sqlName }?.name ?? sqlName
    }

    /// For each table the one that it belongs to in the end, by offset. A row belongs to another where it cannot be without
    /// it: where a foreign key of its table cannot be NULL, one that deletes it along with the other before the rest.
    ///
    /// Tables with a group or a namespace of their own are nobody's.
    private static func roots(of schema: Schema) -> [Int] {
        var places: [String: Int] = [:]
        for (offset, table) in schema.tables.enumerated() where isFree(table) { places[table.info.name] = offset }
        var owner = [Int?](repeating: nil, count: schema.tables.count)
        for (offset, table) in schema.tables.enumerated() where isFree(table) {
            var best: (rank: Int, place: Int)?
            for key in table.foreignKeys {
                guard let place = places[key.table], place != offset, !isOptional(key, table) else { continue }
                let rank = key.onDelete == .cascade ? 0 : 1
                if best.map({ rank < $0.rank }) ?? true { best = (rank, place) }
            }
            owner[offset] = best?.place
        }
        var roots = [Int?](repeating: nil, count: owner.count)
        for start in owner.indices {
            var path: [Int] = []
            var place = start
            var isOnPath: Set<Int> = []
            while roots[place] == nil, let next = owner[place], isOnPath.insert(place).inserted {
                path.append(place)
                place = next
            }
            // In a circle the table that is met twice is as good as any; walking from the first one it is always the same.
            let root = roots[place] ?? place
            for place in path + [place] { roots[place] = root }
        }
        return roots.enumerated().map { $0.element ?? $0.offset }
    }

    private static func isFree(_ table: Table) -> Bool {
        (table.info.group ?? "").isEmpty && table.info.sqlSchema == nil
    }

    private static func isOptional(_ key: ForeignKey, _ table: Table) -> Bool {
        key.columns.contains { table.column($0)?.isNullable ?? true }
    }
}
