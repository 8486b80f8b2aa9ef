extension DatabaseExtension {
    /// The types that it brings, of the extensions that the language has types of.
    private var typeNames: [String] {
        switch name {
        case "citext": ["citext"]
        case "hstore": ["hstore", "ghstore"]
        case "ltree": ["ltree", "lquery", "ltxtquery", "ltree_gist"]
        default: []
        }
    }

    /// Whether one of its types has the name of something else. Tables and views have types of their names too (CREATE TABLE:
    /// "CREATE TABLE also automatically creates a data type").
    public func hasType(named info: ObjectInfo) -> Bool {
        (info.sqlSchema ?? "public") == (sqlSchema ?? "public") && typeNames.contains(info.sqlName)
    }
}

extension Schema {
    /// Everything that has a type of its name on PostgreSQL.
    public var infosOfTypes: [ObjectInfo] {
        let infos =
            enums.filter { $0.storage == .native }.map(\.info) + types.filter { $0.storage == .domain }.map(\.info)
            + tables.map(\.info) + views.map(\.info)
        return infos.filter { $0.databases.contains(.postgresql) }
    }
}
