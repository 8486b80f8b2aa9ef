/// What a file needs to compile.
struct SwiftImports: OptionSet, Sendable {
    let rawValue: UInt8

    /// FoundationEssentials where there is one, Foundation elsewhere.
    static let essentials = SwiftImports(rawValue: 1)
    /// All of Foundation.
    static let foundation = SwiftImports(rawValue: 2)
    /// The runtime library.
    static let runtime = SwiftImports(rawValue: 4)
    /// What the header's `swiftImports` names.
    static let custom = SwiftImports(rawValue: 8)

    /// The modules that are imported whole, by name.
    func modules(custom names: [String]) -> [String] {
        var modules: Set<String> = []
        if contains(.foundation) { modules.insert("Foundation") }
        if contains(.runtime) { modules.insert("SchemagenRuntime") }
        if contains(.custom) { modules.formUnion(names) }
        return modules.sorted()
    }
}
