extension DatabaseCatalogue {
    /// The same without the partitions of some tables, and without what these have: something else makes them.
    ///
    /// - Parameter tables: Their paths, and those of partitions that are divided in turn.
    public func withoutPartitions(of tables: Set<[String]>) -> DatabaseCatalogue {
        guard !tables.isEmpty else { return self }
        var gone: Set<[String]> = []
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for object in objects(.table) where !gone.contains(object.identity.path) {
                let parent = object.list(.partitionOf)
                if tables.contains(parent) || gone.contains(parent) {
                    gone.insert(object.identity.path)
                    isGrowing = true
                }
            }
        }
        guard !gone.isEmpty else { return self }
        return DatabaseCatalogue(
            engine: engine, objects: objects.filter { !gone.contains(Array($0.identity.path.prefix(2))) })
    }
}
