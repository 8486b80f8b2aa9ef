import Testing

extension Trait where Self == ConditionTrait {
    /// The test creates these extensions. It is skipped, and the run says so, where `SCHEMAGEN_TEST_POSTGRES` asked for a
    /// server that was built without them; on the system's own server it fails: that one must have them.
    public static func needs(extensions names: String...) -> Self {
        let list = names.joined(separator: ", ")
        return .enabled("this PostgreSQL was built without one of the extensions: \(list)") {
            if environmentVariable("SCHEMAGEN_TEST_POSTGRES") == nil { return true }
            return try TestServer.all.get().allSatisfy { try $0.offers(names) }
        }
    }

    /// The test needs collations of ICU. It is skipped like one that needs an extension.
    public static var needsICU: Self {
        .enabled("this PostgreSQL was built without ICU") {
            if environmentVariable("SCHEMAGEN_TEST_POSTGRES") == nil { return true }
            return try TestServer.all.get().allSatisfy { try $0.hasICU() }
        }
    }

    /// The test needs a server of this major version or a newer one; on an older one it is skipped, and the run says so.
    public static func needs(majorVersion: Int) -> Self {
        .enabled("needs PostgreSQL \(majorVersion) or newer") {
            try TestServer.all.get().allSatisfy { $0.server.binaries.majorVersion >= majorVersion }
        }
    }
}
