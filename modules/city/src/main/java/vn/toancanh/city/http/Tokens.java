package vn.toancanh.city.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Member;

/** Who a bearer token belongs to. The file holds hashes only. Thread-safe. */
final class Tokens {
    private static final String BEARER = "Bearer ";

    private final CityModel model;
    private final CityPack pack;
    private final SecureRandom random = new SecureRandom();

    Tokens(CityModel model, CityPack pack) {
        this.model = model;
        this.pack = pack;
    }

    String issue(Member member) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        model.addToken(hash(token), member.person().id());
        return token;
    }

    /** @throws ProblemException 401 without a token that we gave */
    Member require(Context ctx) {
        String header = ctx.header("Authorization");
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String person =
                    model.personOf(hash(header.substring(BEARER.length()).strip()));
            if (person != null) {
                return pack.member(person).orElseThrow(() -> new ProblemException(401, "unauthorised"));
            }
        }
        throw new ProblemException(401, "unauthorised");
    }

    private static String hash(String token) {
        return Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
    }
}
