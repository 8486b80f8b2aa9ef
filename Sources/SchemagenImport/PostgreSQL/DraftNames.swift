import SchemagenDatabases
import SchemagenModel

/// The Swift names of everything that gets one, each by its path in the database.
struct DraftNames {
    private(set) var tables: PathMap<String> = [:]
    private(set) var views: PathMap<String> = [:]
    private(set) var enumerations: PathMap<String> = [:]
    /// The names of cases by their labels.
    private(set) var cases: PathMap<[String: String]> = [:]
    private(set) var domains: PathMap<String> = [:]
    private(set) var sequences: PathMap<String> = [:]
    private(set) var namespaces: [String: String] = [:]
    /// The names of columns by those of their table or view.
    private(set) var columns: PathMap<[String: String]> = [:]

    /// The Swift name of a table or view.
    func relation(_ path: [String]) -> String? { tables[path] ?? views[path] }

    /// Chooses the names. What is in `public` comes first, so that what another schema has of the same name gets that
    /// schema's in front.
    mutating func read(_ map: CatalogueMap, serials: Set<CatalogueIdentity>, asText: Set<CatalogueIdentity>) {
        var pool = NamePool.types
        func named(_ kind: CatalogueKind) -> [CatalogueObject] {
            map.catalogue.objects(kind).filter { !asText.contains($0.identity) }
                .sorted { left, right in
                    let (first, second) = (left.identity.path[0] == "public", right.identity.path[0] == "public")
                    return first != second ? first : left.identity < right.identity
                }
        }
        let tableNames = Set(map.catalogue.objects(.table).map { $0.identity.path[1] })
        func take(_ path: [String], isOfMany: Bool) -> String {
            let name = path[path.count - 1]
            return pool.take([
                SwiftWords.type(name, isOfMany: isOfMany, tables: tableNames),
                SwiftWords.type(name, isOfMany: false),
                SwiftWords.type("\(path[0])_\(name)", isOfMany: isOfMany),
            ])
        }
        for table in named(.table) where !map.isPartition(table) {
            tables[table.identity.path] = take(table.identity.path, isOfMany: true)
        }
        for kind in [CatalogueKind.view, .materializedView] {
            for view in named(kind) { views[view.identity.path] = take(view.identity.path, isOfMany: true) }
        }
        for enumeration in named(.enumeration) {
            enumerations[enumeration.identity.path] = take(enumeration.identity.path, isOfMany: false)
            var labels = NamePool.cases
            var names: [String: String] = [:]
            for label in enumeration.list(.labels) { names[label] = labels.take([SwiftWords.member(label)]) }
            cases[enumeration.identity.path] = names
        }
        for domain in named(.domain) { domains[domain.identity.path] = take(domain.identity.path, isOfMany: false) }
        for sequence in named(.sequence) where !serials.contains(sequence.identity) {
            let path = sequence.identity.path
            sequences[path] = pool.take([SwiftWords.member(path[1]), SwiftWords.member("\(path[0])_\(path[1])")])
        }
        var spaces = NamePool(reserved: ["public"], isForFiles: false)
        for namespace in map.catalogue.objects(.namespace) where namespace.identity.path[0] != "public" {
            namespaces[namespace.identity.path[0]] = spaces.take([SwiftWords.member(namespace.identity.path[0])])
        }
        for path in Array(tables.keys) + Array(views.keys) {
            var members = NamePool.members
            var names: [String: String] = [:]
            for column in map.columns[path] ?? [] {
                let name = column.identity.path[2]
                names[name] = members.take([SwiftWords.member(name)])
            }
            columns[path] = names
        }
    }
}
