import { Body, Controller, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '@app/config/config.js';
import { SignIn } from '@app/identity/sign-in.js';
import { SignOut } from '@app/identity/sign-out.js';
import { SignUp } from '@app/identity/sign-up.js';
import { Public } from '../http/access.js';
import { Problems } from '../http/problem-responses.js';
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from '../http/server/session-cookie.js';
import { PersonReply, personReply } from '../messages/person.reply.js';

class SignUpBody {
  @ApiProperty({ type: String, format: 'email', maxLength: 254 })
  @IsEmail()
  @MaxLength(254)
  email: string;

  @ApiProperty({ type: String, minLength: 8, maxLength: 128, description: 'Any characters' })
  @IsString()
  @MaxLength(512)
  password: string;

  @ApiProperty({ type: String, minLength: 1, maxLength: 100 })
  @IsString()
  @Length(1, 100)
  displayName: string;
}

class SignInBody {
  @ApiProperty({ type: String, maxLength: 254 })
  @IsString()
  @MaxLength(254)
  email: string;

  @ApiProperty({ type: String, maxLength: 512 })
  @IsString()
  @MaxLength(512)
  password: string;
}

@ApiTags('account')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signUp: SignUp,
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly config: Config,
  ) {}

  @Public()
  @Post('sign-up')
  @ApiCreatedResponse({ type: PersonReply, description: 'A candidate account; the session cookie is set' })
  @Problems('actor.forbidden', 'account.email-taken')
  async register(
    @Body() body: SignUpBody,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonReply> {
    const userAgent = request.headers['user-agent'];
    const { person, token } = await this.signUp.run({ ...body, address, userAgent });
    setSessionCookie(request, reply, this.config, token);
    return personReply(person);
  }

  @Public()
  @Post('sign-in')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonReply, description: 'Signed in; the session cookie is set' })
  @Problems('account.bad-credentials')
  async enter(
    @Body() body: SignInBody,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonReply> {
    const userAgent = request.headers['user-agent'];
    const previousToken = sessionTokenOf(request);
    const { person, token } = await this.signIn.run({ ...body, address, userAgent, previousToken });
    setSessionCookie(request, reply, this.config, token);
    return personReply(person);
  }

  @Public()
  @Post('sign-out')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Signed out, also where nobody was signed in' })
  async leave(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = sessionTokenOf(request);
    if (token) await this.signOut.run(token);
    clearSessionCookie(request, reply, this.config);
  }
}
